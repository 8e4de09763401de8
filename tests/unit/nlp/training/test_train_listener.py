"""The listener's card is the one that its metrics give, and both are of what is shipped."""

import json
from dataclasses import asdict

import pytest

from nlp.listening.ear import LISTENER_FOLDER, Thresholds
from nlp.reading.load import ADAPTERS
from nlp.training import train_listener
from nlp.training.errors import CannotLearn
from nlp.training.hearing_recipe import HEARING
from nlp.training.recipe import digest, learnt_from
from nlp.training.train_listener import CARD, METRICS, write_card


@pytest.fixture(scope="module")
def metrics():
    return json.loads((LISTENER_FOLDER / METRICS).read_text(encoding="utf-8"))


def test_the_card_is_the_one_that_the_metrics_give(metrics):
    assert (LISTENER_FOLDER / CARD).read_text(encoding="utf-8") == write_card(metrics)


def test_the_metrics_are_of_the_thresholds_that_are_shipped(metrics):
    assert metrics["thresholds"] == asdict(Thresholds.load())


def test_what_is_shipped_has_learnt_from_todays_messages(metrics):
    assert metrics["recipe"] == learnt_from(LISTENER_FOLDER / ADAPTERS) == digest(HEARING)


def test_messages_that_have_changed_must_be_learnt_anew(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "torch", None)
    with pytest.raises(CannotLearn, match="uv sync --extra train"):
        train_listener.train_listener(tmp_path)


@pytest.mark.parametrize("words", ["no clinician", "not a risk score", "Missed", "one guide"])
def test_the_card_says_where_it_falls_short(metrics, words):
    assert words in write_card(metrics)
