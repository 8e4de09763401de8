"""A whole run with a reader of a few words: every row ends in exactly one place."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from nlp.batch.errors import CannotStartError, NoColumnError
from nlp.batch.readers.columns import Wanted
from nlp.batch.run import Settings, run
from nlp.batch.writers.writer import FileFormat
from nlp.domain.narrative import Narrative
from nlp.reading.errors import ArtefactMissing
from nlp.reading.reading import Reading
from tests.unit.nlp.batch.fakes import KeywordReader, load_keyword_reader, load_nothing


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def contents(folder: Path) -> dict[str, bytes]:
    """Return what is in every file but hidden ones, by which a run goes on."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.startswith(".")}


def settings(tmp_path: Path, **changed: object) -> Settings:
    return Settings(tmp_path / "out", Wanted(), **changed)  # type: ignore[arg-type]


def test_every_row_is_a_narrative_or_a_rejection(tmp_path: Path) -> None:
    rows = [json.dumps({"id": n, "text": "" if n % 7 == 0 else f"my garden {n} " * 40}) for n in range(700)]
    (tmp_path / "s.jsonl").write_text("\n".join(rows))
    done = run([tmp_path / "s.jsonl"], settings(tmp_path, workers=2), load_keyword_reader)
    narratives, rejected = lines(tmp_path / "out" / "narratives.jsonl"), lines(tmp_path / "out" / "rejected.jsonl")
    assert [row["id"] for row in narratives] == [str(n) for n in range(700) if n % 7]
    assert [row["line"] for row in rejected] == [n + 1 for n in range(700) if n % 7 == 0]
    assert (done.tally.stories, done.tally.rejected) == (len(narratives), len(rejected)) == (600, 100)
    assert sum(int(str(row["findings"])) for row in narratives) == done.tally.findings == 600 * 40
    assert done.report.exists()


def test_offsets_count_code_points_of_the_text_as_it_was_received(tmp_path: Path) -> None:
    text = "Café 👵🏽\r\n\tÎ — my garden\r\nand the pain"
    (tmp_path / "a.csv").write_bytes(f'id,text\r\n1,"{text}"\r\n'.encode("utf-8-sig"))
    (tmp_path / "b.txt").write_bytes(text.encode("utf-16"))
    run([tmp_path], settings(tmp_path), load_keyword_reader)
    found = lines(tmp_path / "out" / "findings.jsonl")
    assert [row["narrative_id"] for row in found] == ["1", "1", "b.txt", "b.txt"]
    assert all(text[int(str(row["start"])) : int(str(row["end"]))] == row["text"] for row in found)


def test_a_second_run_over_the_same_folder_gives_the_same_and_does_not_read_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("my garden")
    kept = []
    for _ in range(2):
        run([tmp_path], settings(tmp_path), load_keyword_reader)
        kept.append((tmp_path / "out" / "findings.jsonl").read_bytes())
    assert kept[0] == kept[1] != b""


class Stops(KeywordReader):
    """Stops the run at the last of its stories."""

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        for narrative in narratives:
            if "the end" in narrative.text:
                raise KeyboardInterrupt
            yield from super().read([narrative])


def test_a_run_that_breaks_leaves_no_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.batch.batches.CHARACTERS", 1)
    (tmp_path / "a.jsonl").write_text('{"text": "my garden"}\n{"text": "the end"}\n')
    run([tmp_path], settings(tmp_path), load_keyword_reader)
    with pytest.raises(KeyboardInterrupt):
        run([tmp_path], settings(tmp_path, workers=1), lambda threads: Stops())
    assert not (tmp_path / "out" / "report.html").exists()
    assert not (tmp_path / "out" / "run.json").exists()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_that_cannot_start_leaves_earlier_results_as_they_were(tmp_path: Path, workers: int) -> None:
    rows = [json.dumps({"text": f"my garden {n} " * 400}) for n in range(30)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    run([tmp_path], settings(tmp_path), load_keyword_reader)
    before = contents(tmp_path / "out")
    with pytest.raises(ArtefactMissing):
        run([tmp_path], settings(tmp_path, workers=workers), load_nothing)
    assert contents(tmp_path / "out") == before
    run([tmp_path], settings(tmp_path), load_keyword_reader)
    assert contents(tmp_path / "out").keys() == before.keys()


@pytest.mark.parametrize("name", ["texts.csv", "findings.csv", "report.html", "run.json", "rejected.parquet"])
def test_files_that_no_run_made_are_left_alone_and_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("my garden")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text('{"mine": 1}')
    for _ in range(2):
        with pytest.raises(CannotStartError, match=rf"nothing says that it made them: {name}\. Choose another --out"):
            run([tmp_path / "a.txt"], settings(tmp_path), load_keyword_reader)
        assert contents(tmp_path / "out") == {name: b'{"mine": 1}'}


def test_other_files_beside_the_results_are_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("my garden")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.csv").write_text("mine")
    run([tmp_path / "a.txt"], settings(tmp_path), load_keyword_reader)
    run([tmp_path / "a.txt"], settings(tmp_path, file_format=FileFormat.CSV), load_keyword_reader)
    assert {"notes.csv", "findings.csv", "report.html"} <= contents(tmp_path / "out").keys()
    assert "findings.jsonl" not in contents(tmp_path / "out")


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".txt", ".xlsx", ".pdf"])
def test_an_empty_file_beside_others_is_rejected_and_alone_is_nothing_to_read(tmp_path: Path, suffix: str) -> None:
    empty, other = tmp_path / f"a{suffix}", tmp_path / "b.txt"
    empty.touch()
    other.write_text("my garden")
    with pytest.raises(CannotStartError, match=r"There is nothing to read in “.*a\.[a-z]+”"):
        run([empty], settings(tmp_path), load_keyword_reader)
    assert not (tmp_path / "out").exists()
    done = run([empty, other], settings(tmp_path), load_keyword_reader)
    assert (done.tally.rejected, done.tally.narratives) == (1, 1)


def test_nothing_is_written_when_nothing_can_start(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("age,ward\n80,B2\n")
    with pytest.raises(NoColumnError):
        run([tmp_path / "a.csv"], settings(tmp_path), load_keyword_reader)
    with pytest.raises(CannotStartError):
        run([tmp_path / "b.csv"], settings(tmp_path), load_keyword_reader)
    assert not (tmp_path / "out").exists()


def test_repeated_ids_are_told_in_the_report(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "a"}\n{"id": 1, "text": "b"}\n')
    done = run([tmp_path / "a.jsonl"], settings(tmp_path), load_keyword_reader)
    assert "1 id came more than once" in done.report.read_text(encoding="utf-8")
