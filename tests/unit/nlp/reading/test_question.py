"""What a bare answer means is ruled by the codebook, and only where it is bare."""

import pytest

from nlp.reading.question import count_bare, ruled_kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What gets in the way?", "need"),
        ("What has been hardest lately?", "need"),
        ("Who is there for you?", "strength"),
        ("What are you good at, or what do people come to you for?", "strength"),
        ("What does a good life look like for you?", "outcome_wanted"),
        ("What matters most to you at the moment?", "outcome_wanted"),
        ("How can we work with you?", None),
        ("What would a first step be?", None),
        ("Have you had any falls?", None),
        ("What gets in the way of a good week?", None),
        ("", None),
        (None, None),
    ],
)
def test_a_question_rules_one_kind_or_none(question, kind):
    assert ruled_kind(question) == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Money.",
        "My dog",
        "the stairs and the bus",
        "A good life is my own front door.",
        "It’d be a garden",
        "carpenter 25 years",
    ],
)
def test_a_name_of_something_is_bare(sentence):
    assert count_bare([sentence]) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "I can't leave him.",
        "Nothing.",
        "no idea",
        "Why?",
        "You tell me",
        "Dunno really",
        "🙂",
        "",
        "It's hard to say",
        "Pass.",
    ],
)
def test_a_sentence_a_refusal_and_silence_are_not(sentence):
    assert count_bare([sentence]) == 0


def test_only_what_begins_an_answer_is_bare():
    assert count_bare(["Money.", "Time.", "I never have any.", "Forms."]) == 2
