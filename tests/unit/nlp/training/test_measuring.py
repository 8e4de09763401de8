"""Figures over all, by part, and how far scores can be trusted."""

from types import SimpleNamespace

import numpy as np
import pytest

from nlp.domain.codebook import load_codebook
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.training.deciding import undecided
from nlp.training.measuring import calibration, measure, measure_parts
from nlp.training.scoring import GoldNarrative, GoldSentence

CODEBOOK = load_codebook()
NEED, NOTHING = {"need": frozenset({"home"})}, {}
GOLD = [
    GoldNarrative(
        Narrative("a", "Stairs. " + "word " * 20, "What gets in the way?", source="chat"),
        (GoldSentence(Span(0, 7), NEED), GoldSentence(Span(8, 107), NOTHING)),
    ),
    GoldNarrative(Narrative("b", "I can't get up the stairs.", source="story"), (GoldSentence(Span(0, 26), NEED),)),
]


def finding(narrative, start, end):
    return Finding(narrative, "need", "home", start, end, "", 0.9, "")


def test_figures_are_plain_and_rounded():
    figures = measure(GOLD, [finding("a", 0, 7)], CODEBOOK)
    assert figures["sentences"] == 3
    assert figures["kinds"]["need"] == {"n": 2, "precision": 1.0, "recall": 0.5, "f1": 0.6667}


def test_parts_are_by_source_length_and_channel_and_empty_ones_are_left_out():
    parts = measure_parts(GOLD, [finding("a", 0, 7)], CODEBOOK)
    assert {by: {name: row["sentences"] for name, row in named.items()} for by, named in parts.items()} == {
        "source": {"chat": 2, "story": 1},
        "length": {"1 to 5 words": 1, "6 to 15": 1, "16 to 30": 1},
        "channel": {"an answer to a question": 2, "an account": 1},
    }
    assert parts["source"]["chat"]["micro_f1"] == 1
    assert parts["source"]["story"]["micro_f1"] == 0


@pytest.mark.parametrize(("sure", "error"), [(0.0, 1 / 6), (20.0, 1 / 3), (-20.0, 2 / 3)])
def test_the_calibration_error_is_the_gap_between_promise_and_truth(sure, error):
    logits = [SimpleNamespace(kinds=np.full(4, sure, np.float32))] * 3
    reader = SimpleNamespace(count=lambda accounts: logits)
    figures = calibration(reader, undecided(tuple(CODEBOOK.kinds), tuple(CODEBOOK.domains)), GOLD, CODEBOOK)
    assert figures["need"]["error"] == pytest.approx(error, abs=1e-3)
    assert sum(number for _, _, number in figures["need"]["bins"]) == 3


def test_sentences_of_which_readers_were_unsure_are_left_out():
    unsure = [GoldNarrative(GOLD[1].narrative, (GoldSentence(Span(0, 26), NOTHING, frozenset({"need"})),))]
    reader = SimpleNamespace(count=lambda accounts: [SimpleNamespace(kinds=np.zeros(4, np.float32))])
    figures = calibration(reader, undecided(tuple(CODEBOOK.kinds), tuple(CODEBOOK.domains)), unsure, CODEBOOK)
    assert figures["need"] == {"error": 0.0, "bins": []}
    assert figures["strength"]["error"] == 0.5
