"""Words given back are the person's own, exactly, and carry weight; often there are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.listening.reflection import words_to_give_back


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("chapel on a sunday and the girls after. i used to walk up but its my knees now",
        "chapel on a sunday and the girls after"),
        ("we laugh. we been laughing since school. I dont laugh in the week much", "laughing since school"),
        ("engines i spose", "engines"),
        ("half the street", "half the street"),
        ("I was a joiner for forty years", "joiner for forty years"),
        ("Mum died in March and I can't get going", "Mum died in March"),
        ("walking the dog on the beach", "walking the dog on the beach"),
        ("I raised four kids on my own", "raised four kids"),
        ("my garden", "garden"),
        ("I like the choir at St David's", "the choir at St David's"),
        ("Fy ngardd a'r wyrion", "Fy ngardd a'r wyrion"),
    ],
)  # fmt: skip
def test_what_carries_weight_is_given_back(text, words):
    assert words_to_give_back(text, 0) == words


@pytest.mark.parametrize(
    "text", ["nothing", "Money", "stuff", "my back", "more money", "dunno", "the council never ring back", "", "🙂",
    "ok", "Llandudno"]
)  # fmt: skip
def test_what_carries_none_is_not(text):
    assert words_to_give_back(text, 0) is None


@pytest.mark.parametrize(("lately", "given_back"), [(0, True), (1, True), (2, False), (3, False)])
def test_after_two_in_a_row_it_is_silent(lately, given_back):
    assert bool(words_to_give_back("seeing Jan and the girls", lately)) is given_back


@given(st.text(st.sampled_from("abc my mum Jan, garden. and lost i é🙂'\n"), max_size=80))
def test_it_is_always_a_run_of_one_to_eight_words_of_the_text(text):
    words = words_to_give_back(text, 0)
    assert words is None or (words in text and 1 <= len(words.split()) <= 8)
