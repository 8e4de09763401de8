"""The listener's card is the one that its metrics give, and says where it falls short."""

import json

import pytest

from nlp.listening.heads import LISTENER_FOLDER, Heads
from nlp.training.train_listener import CARD, METRICS, write_card


@pytest.fixture
def metrics():
    return json.loads((LISTENER_FOLDER / METRICS).read_text(encoding="utf-8"))


def test_the_card_is_the_one_that_the_metrics_give(metrics):
    assert (LISTENER_FOLDER / CARD).read_text(encoding="utf-8") == write_card(metrics)


def test_the_metrics_are_of_the_thresholds_that_are_shipped(metrics):
    assert metrics["thresholds"] == vars(Heads.load().thresholds)


def test_few_enough_answers_are_taken_for_commands(metrics):
    commands = metrics["commands"]
    assert commands["false_commands_of_shaped"] <= 0.03
    assert commands["false_commands_in_ordinary"] <= 0.005 * commands["ordinary_answers"]


@pytest.mark.parametrize("danger", ["self", "others"])
def test_few_enough_who_are_in_no_danger_are_alarmed(metrics, danger):
    figures = metrics["danger"][danger]["hard_negatives"]
    assert figures["as_crisis"] <= 0.07
    assert figures["as_either"] <= 0.20


@pytest.mark.parametrize("words", ["no clinician", "not a risk score", "misses more", "one author each"])
def test_the_card_says_where_it_falls_short(metrics, words):
    assert words in write_card(metrics)
