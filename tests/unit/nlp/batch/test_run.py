"""A whole run with a reader of a few words: every row ends in exactly one place."""

import json
from pathlib import Path

import pytest

from nlp.batch.errors import CannotStartError, NoColumnError
from nlp.batch.readers.columns import Wanted
from nlp.batch.run import Settings, run
from nlp.reading.errors import ArtefactMissing
from tests.unit.nlp.batch.fakes import load_keyword_reader, load_nothing


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


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


def test_a_run_that_breaks_leaves_no_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("my garden")
    run([tmp_path], settings(tmp_path), load_keyword_reader)
    with pytest.raises(ArtefactMissing):
        run([tmp_path], settings(tmp_path), load_nothing)
    assert not (tmp_path / "out" / "report.html").exists()


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
