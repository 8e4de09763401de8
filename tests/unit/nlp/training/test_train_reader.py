"""Training on a few texts writes weights, settings, metrics and card, and gives the same again."""

import json

import pytest

from nlp.domain.narrative import Narrative
from nlp.reading.clauses import Clauses
from nlp.reading.encoder import Encoder
from nlp.reading.heads import Heads
from nlp.reading.trained_reader import TrainedReader
from nlp.training.texts import TEXTS_FOLDER
from nlp.training.train_reader import kept_gold, train_reader


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")
    lines = (TEXTS_FOLDER / "care_life.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "care_life.jsonl").write_text("".join(lines[:60]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def trained(texts, tmp_path_factory):
    folder = tmp_path_factory.mktemp("reader")
    return folder, train_reader(texts_folder=texts, folder=folder)


def test_everything_is_written(trained):
    folder, metrics = trained
    assert {file.name for file in folder.iterdir()} == {
        "weights.safetensors",
        "vocabulary.json",
        "settings.json",
        "metrics.json",
        "card.md",
    }
    assert json.loads((folder / "metrics.json").read_text())["texts"]["texts"] == metrics["texts"]["texts"] == 60


def test_what_is_written_reads(trained):
    reader = TrainedReader(Encoder.load(), Heads.load(trained[0]), Clauses.load())
    text = "My support worker is kind. I can't get up the stairs on my own."
    (reading,) = reader.read([Narrative("n", text)])
    assert all(finding.text == text[finding.start : finding.end] for finding in reading.findings)


def test_training_again_gives_the_same_figures(trained, texts, tmp_path):
    again = train_reader(texts_folder=texts, folder=tmp_path)
    first = trained[1]["cross_validation"]["trained"]["summary"]
    assert again["cross_validation"]["trained"]["summary"] == pytest.approx(first, abs=0.01)


def test_gold_figures_are_kept_for_the_same_recipe_and_dropped_for_another(trained, texts, tmp_path):
    for recipe, kept in ((trained[1]["recipe"], {"measured": "then"}), ("another", None)):
        (tmp_path / "metrics.json").write_text(json.dumps({"recipe": recipe, "gold": {"measured": "then"}}))
        assert kept_gold(tmp_path) == kept
