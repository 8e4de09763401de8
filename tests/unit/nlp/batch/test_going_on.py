"""A run that goes on where one was stopped: nothing is read twice, and the result is that of a run in one go."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from nlp.batch import batches
from nlp.batch.progress import Watcher
from nlp.batch.readers.columns import Wanted
from nlp.batch.run import Settings, run
from nlp.batch.writers.writer import FileFormat
from nlp.domain.narrative import Narrative
from nlp.reading.errors import ArtefactMissing
from nlp.reading.reading import Reading
from tests.unit.nlp.batch.fakes import KeywordReader

STORY = "My garden and my neighbour Jan Puw. The pain is back. I hope to walk again. "
ROWS = [{"id": n, "text": f"Story {n}. " + STORY} for n in range(20)]
ROWS[4] = {"id": 4, "text": ""}
ROWS[7] = {"id": 7, "text": "FAIL"}


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three stories make a batch."""
    monkeypatch.setattr(batches, "CHARACTERS", 2 * len(STORY) + 1)


class Stops(KeywordReader):
    """Notes what it reads, and stops the run at a story."""

    def __init__(self, at: str | None = None) -> None:
        self.at = at
        self.seen: list[str] = []

    def __call__(self, threads: int | None) -> "Stops":
        return self

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        for narrative in narratives:
            if narrative.id == self.at:
                raise KeyboardInterrupt
            self.seen.append(narrative.id)
            yield from super().read([narrative])


def stories(tmp_path: Path, rows: list[dict] = ROWS) -> Path:
    (tmp_path / "s.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path / "s.jsonl"


def settings(tmp_path: Path, name: str = "out") -> Settings:
    return Settings(tmp_path / name, Wanted(), workers=1)


def analysed(tmp_path: Path, reader: Stops, how: Settings) -> list[str]:
    """Run, and return what was said on the way."""
    said: list[str] = []

    @contextmanager
    def watch(total: int) -> Iterator[Watcher]:
        yield Watcher(lambda size, stories: None, said.append)

    run([tmp_path / "s.jsonl"], how, reader, watch)
    return said


def stopped(tmp_path: Path, at: str, how: Settings) -> Stops:
    reader = Stops(at)
    with pytest.raises(KeyboardInterrupt):
        analysed(tmp_path, reader, how)
    return reader


def files(folder: Path) -> dict[str, bytes]:
    """Return what is in every file but the report, which tells the time."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name != "report.html"}


@pytest.mark.parametrize("file_format", list(FileFormat))
@pytest.mark.parametrize("redact", [None, True])
def test_a_run_stopped_again_and_again_gives_what_one_run_gives(
    tmp_path: Path, file_format: FileFormat, redact: bool | None
) -> None:
    stories(tmp_path)
    how = replace(settings(tmp_path), file_format=file_format, redact=redact)
    read = [*stopped(tmp_path, "6", how).seen, *stopped(tmp_path, "13", how).seen]
    said = analysed(tmp_path, last := Stops(), how)
    analysed(tmp_path, one_go := Stops(), replace(how, out=tmp_path / "one"))
    assert files(tmp_path / "out") == files(tmp_path / "one")
    assert {"run.json", f"findings.{file_format}"} < files(tmp_path / "out").keys()
    assert [sentence.split(":")[0] for sentence in said] == ["Going on where it was stopped"]
    assert set(last.seen).isdisjoint(one_go.seen[:9])
    assert len(read) + len(last.seen) <= len(one_go.seen) + 2 * 3  # a batch that was stopped is read again


def test_the_report_is_the_same_but_for_its_times(tmp_path: Path) -> None:
    stories(tmp_path)
    stopped(tmp_path, "9", settings(tmp_path))
    analysed(tmp_path, Stops(), settings(tmp_path))
    analysed(tmp_path, Stops(), settings(tmp_path, "one"))
    pages = [(tmp_path / name / "report.html").read_text().splitlines() for name in ("out", "one")]
    other = [one for one, two in zip(*pages, strict=True) if one != two]
    assert len(other) <= 2
    assert all("second" in line or "<time" in line for line in other)


def test_stories_added_at_the_end_are_read_and_the_others_kept(tmp_path: Path) -> None:
    stories(tmp_path, ROWS[:10])
    stopped(tmp_path, "9", settings(tmp_path))
    stories(tmp_path, ROWS)
    assert len(analysed(tmp_path, reader := Stops(), settings(tmp_path))) == 1
    assert not {"0", "1", "2"} & set(reader.seen)


def test_other_stories_are_read_anew_and_that_is_said(tmp_path: Path) -> None:
    stories(tmp_path)
    stopped(tmp_path, "9", settings(tmp_path))
    stories(tmp_path, ROWS[::-1])
    said = analysed(tmp_path, reader := Stops(), settings(tmp_path))
    assert said == ["The input changed since it was stopped, so everything is read anew."]
    assert len(reader.seen) == len(ROWS)  # all but the empty one; the one that fails is tried again by itself


def test_another_way_to_read_is_said_and_nothing_is_kept(tmp_path: Path) -> None:
    stories(tmp_path)
    stopped(tmp_path, "9", settings(tmp_path))
    said = analysed(tmp_path, reader := Stops(), replace(settings(tmp_path), redact=True))
    assert said == ["Since it was stopped, --redact changed, so everything is read anew."]
    assert "0" in reader.seen


def test_another_way_to_write_keeps_what_was_read(tmp_path: Path) -> None:
    stories(tmp_path)
    stopped(tmp_path, "9", settings(tmp_path))
    analysed(tmp_path, reader := Stops(), replace(settings(tmp_path), file_format=FileFormat.CSV, least=2))
    assert "0" not in reader.seen
    assert not (tmp_path / "out" / "findings.jsonl").exists()


def test_a_finished_run_is_done_anew_and_says_nothing(tmp_path: Path) -> None:
    stories(tmp_path, ROWS[:3])
    analysed(tmp_path, Stops(), settings(tmp_path))
    assert analysed(tmp_path, reader := Stops(), settings(tmp_path)) == []
    assert reader.seen == ["0", "1", "2"]


def test_a_reader_that_cannot_be_loaded_loses_nothing(tmp_path: Path) -> None:
    def missing(threads: int | None) -> KeywordReader:
        raise ArtefactMissing("Not there.")

    stories(tmp_path)
    stopped(tmp_path, "9", settings(tmp_path))
    with pytest.raises(ArtefactMissing):
        run([tmp_path / "s.jsonl"], settings(tmp_path), missing)
    assert "Going on" in analysed(tmp_path, Stops(), settings(tmp_path))[0]
