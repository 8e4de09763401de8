"""Reasons name what was seen, in words that a citizen reads."""

import pytest

from nlp.domain.codebook import load_codebook
from nlp.reading.reasons import BARE_ANSWER, WITHOUT_CUE, say_reason


@pytest.mark.parametrize(
    ("kind", "evidence", "reason"),
    [
        ("need", "can't manage the stairs", "The words “can't manage” tell of something that is hard to do."),
        ("need", "Lonely since March", "The word “Lonely” tells of being alone."),
        ("strength", "my sister rings", "The words “my sister” tell of someone who is there."),
        ("outcome_wanted", "I want to sing", "The words “want to” tell of a hope or a wish."),
        ("outcome_achieved", "walking again", "The word “again” tells of something that is back."),
    ],
)
def test_a_cue_is_named_in_the_persons_own_words(kind, evidence, reason):
    assert say_reason(kind, evidence) == reason


@pytest.mark.parametrize("kind", load_codebook().kinds)
def test_without_a_cue_no_more_is_said_than_the_kind(kind):
    assert say_reason(kind, "xyz") == WITHOUT_CUE[kind]


@pytest.mark.parametrize("reason", [*WITHOUT_CUE.values(), *BARE_ANSWER.values()])
def test_every_reason_is_one_short_sentence(reason):
    assert reason.count(".") == 1
    assert len(reason.split()) <= 16
