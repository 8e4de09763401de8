"""Who says whose life it is about answers, however politely."""

import pytest

from nlp.listening.plain import plain
from nlp.listening.whose_life import names_whose_life

ASKED = "Is this about your own life, or about someone you care for?"


@pytest.mark.parametrize(
    "text", ["mine, thank you for asking", "me, thank you", "my own thanks for asking", "me please", "just me x",
     "Hello, it's me!", "MY OWN LIFE", "both of us I suppose", "someone I care for, thank you", "It's about my mum, ta",
     "fi diolch"]
)  # fmt: skip
def test_it_is_said(text):
    assert names_whose_life(plain(text), ASKED)
    assert names_whose_life(plain(text), f"Thank you. {ASKED} Reply ME or THEM.")


@pytest.mark.parametrize(
    "text", ["who is asking?", "thank you", "hello", "why do you want to know", "help me please", "leave me alone",
     "can you see me", "my mum hits me", "me? what do you mean", "stop", "not me"]
)  # fmt: skip
def test_other_words_are_not_taken_for_it(text):
    assert not names_whose_life(plain(text), ASKED)


@pytest.mark.parametrize("question", [None, "Shall we start?", "What does a good life look like?"])
def test_where_it_was_not_asked_nothing_is_taken_for_it(question):
    assert not names_whose_life("me please", question)
