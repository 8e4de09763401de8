"""`goodlife export` over finished folders: every finding on its words, or a sentence that says why not."""

import csv
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import spacy
from pyarrow import parquet
from spacy.tokens import DocBin
from typer.testing import CliRunner, Result

from api.cli import app
from nlp.batch.readers.columns import Wanted
from nlp.batch.run import Settings, run
from nlp.domain.coding import CodedCollection
from nlp.exchange.our_codes import MACHINE
from nlp.exchange.refi.qdc import read_qdc
from nlp.exchange.refi.read_qdpx import read_qdpx
from nlp.training.texts import load_texts
from tests.unit.nlp.batch.fakes import load_keyword_reader

TEXTS = {
    "a": "Jan Puw is my neighbour.\r\nJan's in pain 😤, so ring 07700 900336. I hope.",
    "b": "My garden, my garden. I hope to walk again in May.",
    "c": "Nothing much.",
}


def finished(tmp_path: Path, redact: bool | None = None, **record: Any) -> Path:
    """Return the folder of a finished run, with the record that goes with it."""
    rows = [{"id": id_, "text": text, "area": "North"} for id_, text in TEXTS.items()]
    with (tmp_path / "s.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, ["id", "text", "area"])
        table.writeheader()
        table.writerows(rows)
    out = tmp_path / "out"
    run([tmp_path / "s.csv"], Settings(out, Wanted(group="area"), redact=redact), load_keyword_reader)
    written = json.loads((out / "run.json").read_text())
    (out / "run.json").write_text(json.dumps(written | record))
    return out


def export(out: Path, to: str, *options: str) -> Result:
    return CliRunner().invoke(app, ["export", str(out), "--to", to, *options])


def project(file: Path) -> CodedCollection:
    with file.open("rb") as opened:
        return read_qdpx(opened)


def said(collection: CodedCollection) -> list[tuple[str, str, str]]:
    labels = {code.id: code.label for code in collection.codes}
    texts = {story.id: story.text for story in collection.stories}
    return [(one.story, str(labels[one.code]), one.span.of(texts[one.story])) for one in collection.codings]


FOUND = [
    ("a", "strength/relationships", "neighbour"),
    ("a", "need/health", "pain"),
    ("a", "outcome_wanted/control", "hope"),
    ("b", "strength/learning_leisure", "garden"),
    ("b", "strength/learning_leisure", "garden"),
    ("b", "outcome_wanted/control", "hope"),
    ("b", "outcome_achieved/health", "again"),
]


def test_a_project_has_every_story_and_finding_and_no_name(tmp_path: Path) -> None:
    out = finished(tmp_path)
    result = export(out, "qdpx")
    assert (result.exit_code, "3 stories with 7 codings" in result.output) == (0, True)
    read = project(out / "stories.qdpx")
    assert said(read) == FOUND
    assert read.stories[0].text == (
        "[Person 1] is my neighbour.\r\n[Person 1]'s in pain 😤, so ring [Phone number 1]. I hope."
    )
    assert [story.group for story in read.stories] == ["North"] * 3
    assert (read.coders, {one.coder for one in read.codings}) == ((MACHINE,), {MACHINE.id})
    assert "model.onnx" in read.about
    assert str(tmp_path) not in read.about + "".join(story.source for story in read.stories)


def test_what_was_taken_out_is_listed_beside_the_findings(tmp_path: Path) -> None:
    out = finished(tmp_path)
    result = export(out, "qdpx", "--out", str(tmp_path / "to-send.qdpx"))
    assert "replaced_in_export.jsonl" in result.output
    rows = [json.loads(line) for line in (out / "replaced_in_export.jsonl").read_text().splitlines()]
    assert [row["original"] for row in rows] == ["Jan Puw", "Jan", "07700 900336"]
    assert all(TEXTS[row["narrative_id"]][row["start"] : row["end"]] == row["original"] for row in rows)


def test_words_stay_as_written_where_that_is_asked_for(tmp_path: Path) -> None:
    out = finished(tmp_path)
    assert export(out, "qdpx", "--no-redact").exit_code == 0
    read = project(out / "stories.qdpx")
    assert {story.id: story.text for story in read.stories} == TEXTS
    assert said(read) == FOUND
    assert not (out / "replaced_in_export.jsonl").exists()


def test_a_redacted_run_is_exported_from_its_redacted_texts(tmp_path: Path) -> None:
    out = finished(tmp_path, redact=True)
    (tmp_path / "s.csv").unlink()
    assert export(out, "qdpx").exit_code == 0
    read = project(out / "stories.qdpx")
    assert said(read) == FOUND
    assert "Jan" not in read.stories[0].text
    refused = export(out, "qdpx", "--no-redact")
    assert (refused.exit_code, "were redacted" in refused.output) == (2, True)


def test_other_formats_have_the_same_findings(tmp_path: Path) -> None:
    out = finished(tmp_path)
    assert [export(out, to).exit_code for to in ("qdc", "docbin", "training", "csv")] == [0, 0, 0, 0]
    with (out / "codebook.qdc").open("rb") as file:
        assert len(read_qdc(file)) == 44
    docs = DocBin().from_disk(out / "stories.spacy").get_docs(spacy.blank("en").vocab)
    spans = [(doc.user_data["id"], span.label_, span.text) for doc in docs for span in doc.spans[MACHINE.name]]
    assert spans == FOUND
    with (out / "codings.csv").open(encoding="utf-8-sig", newline="") as table:
        assert [(row["story"], row["label"], row["text"]) for row in csv.DictReader(table)] == FOUND
    assert (out / "codings-codebook.csv").exists()
    (tmp_path / "training").mkdir()
    (out / "training.jsonl").rename(tmp_path / "training" / "t.jsonl")
    labels = [
        (text.narrative.id, f"{label.kind}/{label.domain}", label.evidence.of(text.narrative.text))
        for text in load_texts(tmp_path / "training")
        for sentence in text.sentences
        for label in sentence.labels
    ]
    assert labels == FOUND


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_findings_are_read_in_whichever_format_and_order_they_are(tmp_path: Path, file_format: str) -> None:
    out = finished(tmp_path, format=file_format)
    for name in ("narratives", "findings"):
        rows = [json.loads(line) for line in (out / f"{name}.jsonl").read_text().splitlines()][::-1]
        if file_format == "parquet":
            parquet.write_table(pa.Table.from_pylist(rows), out / f"{name}.parquet")
        else:
            with (out / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                table = csv.DictWriter(file, list(rows[0]))
                table.writeheader()
                table.writerows(rows)
        (out / f"{name}.jsonl").unlink()
    assert export(out, "qdpx").exit_code == 0
    assert said(project(out / "stories.qdpx")) == FOUND


def test_inputs_that_changed_are_said_and_nothing_is_written(tmp_path: Path) -> None:
    out = finished(tmp_path)
    table = (tmp_path / "s.csv").read_bytes()
    (tmp_path / "s.csv").write_bytes(table.replace(b"My garden", b"In my garden"))
    result = export(out, "qdpx")
    assert result.exit_code == 2
    assert "The words of “b” are no longer where they were found" in result.output
    assert not list(out.glob("*stories*"))
    assert not list(out.glob("*replaced_in_export*"))


def test_stories_that_are_gone_are_said_and_new_ones_are_left_out(tmp_path: Path) -> None:
    out = finished(tmp_path)
    table = (tmp_path / "s.csv").read_bytes()
    (tmp_path / "s.csv").write_bytes(table + b"d,A new one,South\r\n")
    assert export(out, "qdpx").exit_code == 0
    assert [story.id for story in project(out / "stories.qdpx").stories] == ["a", "b", "c"]
    (tmp_path / "s.csv").write_bytes(table.replace(b"c,Nothing much.,North", b""))
    result = export(out, "qdpx")
    assert (result.exit_code, "1 of the stories that were read are no longer there" in result.output) == (2, True)
    (tmp_path / "s.csv").unlink()
    assert export(out, "qdpx").exit_code == 2


@pytest.mark.parametrize("lost", ["run.json", "report.html", "findings.jsonl"])
def test_a_folder_that_is_not_whole_is_refused(tmp_path: Path, lost: str) -> None:
    out = finished(tmp_path)
    (out / lost).unlink()
    result = export(out, "csv")
    assert (result.exit_code, "goodlife analyse" in result.output) == (2, True)


@pytest.mark.parametrize("broken", ["", "[]", "{"])
def test_a_record_that_is_none_is_refused(tmp_path: Path, broken: str) -> None:
    out = finished(tmp_path)
    (out / "run.json").write_text(broken)
    assert export(out, "csv").exit_code == 2


def test_findings_of_another_codebook_are_refused(tmp_path: Path) -> None:
    result = export(finished(tmp_path, codebook=7), "qdpx")
    assert (result.exit_code, "version 7 of the codebook" in result.output) == (2, True)


def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    result = export(finished(tmp_path), "qdc", "--out", str(tmp_path / "no" / "such" / "x.qdc"))
    assert (result.exit_code, "Nothing was written" in result.output) == (1, True)
