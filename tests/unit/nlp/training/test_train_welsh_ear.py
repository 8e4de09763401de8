"""The Welsh ear's card is the one that its metrics give, and both are of what is shipped."""

import json
from dataclasses import asdict

import pytest

from nlp.listening.ear import Thresholds
from nlp.listening.welsh_ear import WELSH_FOLDER
from nlp.training.recipe import digest
from nlp.training.train_welsh_ear import CARD, METRICS, RECIPE, train_welsh_ear, write_card


@pytest.fixture(scope="module")
def metrics():
    return json.loads((WELSH_FOLDER / METRICS).read_text(encoding="utf-8"))


def test_the_card_is_the_one_that_the_metrics_give(metrics):
    assert (WELSH_FOLDER / CARD).read_text(encoding="utf-8") == write_card(metrics)


def test_the_metrics_are_of_the_thresholds_that_are_shipped(metrics):
    assert metrics["thresholds"] == asdict(Thresholds.load(WELSH_FOLDER))


def test_what_is_shipped_has_learnt_from_todays_messages(metrics):
    assert metrics["recipe"] == digest(RECIPE)


def test_what_has_not_changed_is_left_as_it_is():
    before = (WELSH_FOLDER / METRICS).stat().st_mtime_ns
    train_welsh_ear()
    assert (WELSH_FOLDER / METRICS).stat().st_mtime_ns == before


@pytest.mark.parametrize("words", ["No native speaker", "a clinician", "Missed", "taken for Welsh"])
def test_the_card_says_where_it_falls_short(metrics, words):
    assert words in write_card(metrics)
