"""`goodlife evaluate` reads a gold file, writes findings and prints a table."""

import json

import pytest
import typer
from typer.testing import CliRunner

from nlp.training.command import evaluate

TEXT = "🙂 I can't manage the stairs. Thank you."
LINE = {
    "id": "one",
    "text": TEXT,
    "sentences": [
        {"start": 0, "end": 29, "gold": {"need": ["home"]}, "unsure": []},
        {"start": 30, "end": 40, "gold": {}, "unsure": []},
    ],
}


@pytest.fixture
def run():
    app = typer.Typer()
    app.command()(evaluate)
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_findings_are_written_and_figures_printed(run, tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(LINE), encoding="utf-8")
    result = run("--gold", gold, "--out", tmp_path / "new" / "folder")
    assert result.exit_code == 0
    (row,) = (json.loads(line) for line in (tmp_path / "new" / "folder" / "findings.jsonl").read_text().splitlines())
    assert row["kind"] == "need"
    assert row["text"] == TEXT[row["start"] : row["end"]]
    assert "need                         1      1.000    1.000  1.000" in result.stdout
    assert "macro_f1 1.000" in result.stdout


def test_without_a_folder_nothing_is_written(run, tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(LINE), encoding="utf-8")
    assert run("--gold", gold).exit_code == 0
    assert [file.name for file in tmp_path.iterdir()] == ["gold.jsonl"]


@pytest.mark.parametrize(
    ("content", "said"), [(None, "cannot be read"), ("{}", "line 1 is not a line of a gold file"), ("\x00", "line 1")]
)
def test_a_bad_gold_file_is_one_plain_sentence(run, tmp_path, content, said):
    gold = tmp_path / "gold.jsonl"
    if content is not None:
        gold.write_text(content)
    result = run("--gold", gold)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_folder_that_cannot_be_written_is_said(run, tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(LINE), encoding="utf-8")
    result = run("--gold", gold, "--out", gold)
    assert result.exit_code == 2
    assert "--out" in result.stderr
