"""Exports of what other parts make: interviews, answers without a story, long texts, links to files, old folders."""

import csv
import json
from pathlib import Path

import pytest

from nlp.batch.readers.columns import Wanted
from nlp.batch.run import Settings, run
from nlp.batch.writers.writer import FileFormat
from nlp.training.texts import load_texts
from tests.unit.nlp.batch.export.test_export import export, project
from tests.unit.nlp.batch.fakes import load_keyword_reader

TALK = """\
Interviewer: Do you hope?
Mary: I have pain. Jan Puw helps.
Interviewer: And the garden?
Mary: My garden is big.
"""
ANSWERS = "id,text\na,My garden and Jan Puw.\nb,n/a\nc,jan@example.org\nd,Nothing to tell of it.\n"


def finished(folder: Path, name: str, content: str, redact: bool | None, file_format: str = "jsonl") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(content, encoding="utf-8")
    settings = Settings(folder / "out", Wanted(), redact=redact, file_format=FileFormat(file_format))
    run([folder / name], settings, load_keyword_reader)
    return settings.out


@pytest.mark.parametrize("redact", [None, True, False])
@pytest.mark.parametrize("file_format", list(FileFormat))
def test_answers_without_a_story_are_no_story_to_export(tmp_path: Path, redact: bool | None, file_format: str) -> None:
    out = finished(tmp_path, "s.csv", ANSWERS, redact, file_format)
    result = export(out, "qdpx", "--no-redact" if redact is False else "--redact")
    assert (result.exit_code, "2 stories with 1 codings" in result.output) == (0, True)
    assert [story.id for story in project(out / "stories.qdpx").stories] == ["a", "d"]


@pytest.mark.parametrize("redact", [None, True])
@pytest.mark.parametrize("file_format", list(FileFormat))
def test_of_an_interview_the_tellers_words_alone_become_training_text(
    tmp_path: Path, redact: bool | None, file_format: str
) -> None:
    out = finished(tmp_path / "talk", "talk.txt", TALK, redact, file_format)
    assert export(out, "training", "--out", str(tmp_path / "t.jsonl")).exit_code == 0
    texts = load_texts(tmp_path)
    assert [(text.narrative.id, text.narrative.question, text.narrative.text) for text in texts] == [
        ("talk.txt#1", "Do you hope?", "I have pain. [Person 2] helps."),
        ("talk.txt#2", "And the garden?", "My garden is big."),
    ]
    words = [
        [label.evidence.of(text.narrative.text) for sentence in text.sentences for label in sentence.labels]
        for text in texts
    ]
    assert words == [["pain"], ["garden"]]


def test_long_stories_in_a_table_are_exported_by_a_program_of_its_own(tmp_path: Path) -> None:
    out = finished(tmp_path, "long.txt", "My garden is nice. " * 8000, True, "csv")
    csv.field_size_limit(131_072)  # as it is when a program begins
    assert export(out, "qdpx").exit_code == 0


def test_a_link_to_a_file_is_known_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "4f2a").write_text("My garden.")
    (tmp_path / "story.txt").symlink_to(tmp_path / "store" / "4f2a")
    run([tmp_path / "story.txt"], Settings(tmp_path / "out", Wanted()), load_keyword_reader)
    assert export(tmp_path / "out", "qdpx").exit_code == 0
    assert [story.id for story in project(tmp_path / "out" / "stories.qdpx").stories] == ["story.txt"]


def test_copies_are_exported_as_the_stories_they_are(tmp_path: Path) -> None:
    told = "I have a garden and a neighbour and we both hope to walk again"
    out = finished(tmp_path, "s.jsonl", "".join(json.dumps({"id": id_, "text": told}) + "\n" for id_ in "ab"), None)
    result = export(out, "qdpx")
    assert "2 stories with 8 codings" in result.output


SURVEY = "id,text,ward,when\na,My garden and Jan Puw.,North,2026-05-01\nb,I hope.,South,\nc,The pain.,,May 2026\n"
SAID_OF = [("s.csv", "North", "2026-05-01"), ("s.csv", "South", None), ("s.csv", None, "May 2026")]


def surveyed(folder: Path, redact: bool | None, file_format: str = "jsonl") -> Path:
    (folder / "s.csv").write_text(SURVEY)
    wanted, written = Wanted(group="ward", date="when"), FileFormat(file_format)
    run([folder / "s.csv"], Settings(folder / "out", wanted, redact=redact, file_format=written), load_keyword_reader)
    return folder / "out"


@pytest.mark.parametrize("redact", [None, True])
@pytest.mark.parametrize("file_format", list(FileFormat))
def test_source_group_and_date_go_with_the_stories(tmp_path: Path, redact: bool | None, file_format: str) -> None:
    out = surveyed(tmp_path, redact, file_format)
    assert [export(out, to).exit_code for to in ("qdpx", "csv")] == [0, 0]
    stories = project(out / "stories.qdpx").stories
    assert [(story.source, story.group, story.date) for story in stories] == SAID_OF
    with (out / "codings.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = [(row["source"], row["group"] or None, row["date"] or None) for row in csv.DictReader(table)]
    assert rows == SAID_OF


def test_what_may_be_passed_on_names_no_folder(tmp_path: Path) -> None:
    (redacted, *_) = map(json.loads, (surveyed(tmp_path, True) / "redacted.jsonl").read_text().splitlines())
    assert redacted["source"] == "s.csv"


def test_a_folder_that_was_redacted_before_it_was_kept_is_exported_without(tmp_path: Path) -> None:
    out = surveyed(tmp_path, True)
    rows = [json.loads(line) for line in (out / "redacted.jsonl").read_text().splitlines()]
    kept = [{name: row[name] for name in ("id", "text", "question", "turns")} for row in rows]
    (out / "redacted.jsonl").write_text("".join(json.dumps(row) + "\n" for row in kept))
    assert export(out, "qdpx").exit_code == 0
    stories = project(out / "stories.qdpx").stories
    assert [(story.id, story.group, story.date) for story in stories] == [
        ("a", None, None),
        ("b", None, None),
        ("c", None, None),
    ]
