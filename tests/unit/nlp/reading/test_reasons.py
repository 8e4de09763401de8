"""Reasons name what was seen, in words that a citizen reads."""

from itertools import product

import pytest

from nlp.domain.codebook import load_codebook
from nlp.reading.reasons import ABOUT, WHAT, say_reason


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
    assert say_reason(kind, "home", evidence) == reason


@pytest.mark.parametrize(
    ("question", "opening"),
    [("What gets in the way?", "This short answer names"), (None, "This sounds like")],
)
def test_without_a_cue_kind_and_domain_are_said(question, opening):
    assert (
        say_reason("need", "home", "damp", question)
        == f"{opening} something that gets in the way: where someone lives."
    )


def test_a_long_answer_is_no_short_one():
    assert say_reason("need", "home", "damp in every single room", "What?").startswith("This sounds like")


def test_every_label_of_the_codebook_has_its_words():
    assert set(WHAT) == set(load_codebook().kinds)
    assert set(ABOUT) == set(load_codebook().domains)


@pytest.mark.parametrize(("kind", "domain"), list(product(WHAT, ABOUT)))
def test_every_reason_is_one_short_sentence(kind, domain):
    reason = say_reason(kind, domain, "xyz", "What?")
    assert reason.count(".") == 1
    assert len(reason.split()) <= 20
