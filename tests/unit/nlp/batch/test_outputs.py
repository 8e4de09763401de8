"""The output folder: exact lines, and never a report that looks finished when it is not."""

import json
from pathlib import Path

import pytest

from nlp.batch.errors import CannotStartError
from nlp.batch.items import Noted, Rejected
from nlp.batch.outputs import Outputs
from tests.unit.nlp.batch.fakes import read_text


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_each_file_has_exactly_the_fields_of_the_contract(tmp_path: Path) -> None:
    with Outputs(tmp_path / "new" / "out") as outputs:
        outputs.write(read_text("Café. My garden 👵🏽.", "n-1"))
        outputs.write(Rejected("s.csv", 3, "the text is empty"))
        outputs.write(Noted("s.csv", "for the report"))
    out = tmp_path / "new" / "out"
    assert lines(out / "narratives.jsonl") == [
        {
            "id": "n-1", "source": "stories.csv", "sentences": 2, "language": "en", "findings": 1, "unsure": 0,
            "no_story": None, "same_as": None,
        }
    ]  # fmt: skip
    assert lines(out / "findings.jsonl") == [
        {
            "narrative_id": "n-1", "kind": "strength", "domain": "learning_leisure", "start": 9, "end": 15,
            "text": "garden", "score": 0.8, "reason": "names it",
        }
    ]  # fmt: skip
    assert lines(out / "rejected.jsonl") == [{"source": "s.csv", "line": 3, "reason": "the text is empty"}]
    assert not (out / "report.html").exists()


def test_a_line_separator_inside_a_text_stays_inside_its_line(tmp_path: Path) -> None:
    with Outputs(tmp_path) as outputs:
        outputs.write(Rejected("s\u2028.csv\n", None, "a\u0085b"))
    assert (tmp_path / "rejected.jsonl").read_bytes().count(b"\n") == 1


def test_an_old_report_is_gone_as_soon_as_a_new_run_starts(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text("old")
    (tmp_path / "findings.jsonl").write_text("old")
    (tmp_path / "notes.txt").write_text("mine")
    with Outputs(tmp_path):
        assert not (tmp_path / "report.html").exists()
    assert (tmp_path / "findings.jsonl").read_text() == ""
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_the_report_is_put_in_place_whole(tmp_path: Path) -> None:
    with Outputs(tmp_path) as outputs:
        report = outputs.finish({"version": "1"}, "<p>Siân</p>")
    assert report.read_text(encoding="utf-8") == "<p>Siân</p>"
    assert json.loads((tmp_path / "run.json").read_text()) == {"version": "1"}
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "features.jsonl", "findings.jsonl", "narratives.jsonl", "rejected.jsonl", "report.html", "run.json",
    ]  # fmt: skip


@pytest.mark.parametrize("out", ["taken", "taken/below", "locked"])
def test_an_output_that_cannot_be_written_to_is_an_error(tmp_path: Path, out: str) -> None:
    (tmp_path / "taken").write_text("a file")
    (tmp_path / "locked" / "findings.jsonl").mkdir(parents=True)
    with pytest.raises(CannotStartError, match=r"Choose another --out"), Outputs(tmp_path / out):
        pass
