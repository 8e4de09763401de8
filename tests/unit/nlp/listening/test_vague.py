"""Answers that say next to nothing are told from short answers that say something."""

import pytest

from nlp.listening.vague import is_vague


@pytest.mark.parametrize(
    "text",
    ["dunno", "Dunno really", "idk", "nothing", "nothing really", "Nothing much to be honest", "the usual",
     "the usual stuff",
     "ok i suppose", "alright i guess", "same as everyone else", "not much", "not a lot really", "nowt", "hard to say",
     "never thought about it", "this and that", "bits and bobs tbh", "it depends", "um, not sure", "getting by",
     "I don't know", "no idea mate", "could be worse lol", "dim byd", "ddim yn gwybod"],
)  # fmt: skip
def test_next_to_nothing_is_vague(text):
    assert is_vague(text)


@pytest.mark.parametrize(
    "text",
    ["engines i spose", "my dog", "half the street", "sleep mostly", "the bus", "nothing but the bus",
     "I don't know my neighbours",
     "not a lot of money", "the usual walk with Jan", "ok if my knees hold", "music", "money", "stairs", "", "🙂",
     "nothing since my wife died", "all sorts of cakes", "people come to me for lifts", "no idea how to cook"],
)  # fmt: skip
def test_few_words_that_say_something_are_not(text):
    assert not is_vague(text)
