"""The Welsh ear's card is the one that its metrics give, and both are of what is shipped."""

import json
import shutil
from dataclasses import asdict

import pytest

from nlp.listening.ear import SETTINGS, Thresholds
from nlp.listening.welsh_ear import HEADS, WELSH_FOLDER
from nlp.training import train_welsh_ear as training
from nlp.training.recipe import digest
from nlp.training.train_welsh_ear import CARD, METRICS, RECIPE, write_card


@pytest.fixture(scope="module")
def metrics():
    return json.loads((WELSH_FOLDER / METRICS).read_text(encoding="utf-8"))


def test_the_card_is_the_one_that_the_metrics_give(metrics):
    assert (WELSH_FOLDER / CARD).read_text(encoding="utf-8") == write_card(metrics)


def test_the_metrics_are_of_the_thresholds_that_are_shipped(metrics):
    assert metrics["thresholds"] == asdict(Thresholds.load(WELSH_FOLDER))


def test_what_is_shipped_has_learnt_from_todays_messages(metrics):
    assert metrics["recipe"] == digest(RECIPE)


@pytest.mark.parametrize("lost", [None, HEADS, SETTINGS, METRICS])
def test_it_learns_anew_only_what_is_not_there_or_has_changed(tmp_path, monkeypatch, metrics, lost):
    folder = shutil.copytree(WELSH_FOLDER, tmp_path / "welsh")
    (folder / CARD).unlink()
    if lost:
        (folder / lost).unlink()
    learnt = []
    monkeypatch.setattr(training, "_train", lambda _: learnt.append(folder) or metrics)
    training.train_welsh_ear(folder)
    assert learnt == ([folder] if lost else [])
    assert (folder / CARD).read_text(encoding="utf-8") == training.write_card(metrics)


@pytest.mark.parametrize("words", ["No native speaker", "a clinician", "Missed", "taken for Welsh"])
def test_the_card_says_where_it_falls_short(metrics, words):
    assert words in write_card(metrics)
