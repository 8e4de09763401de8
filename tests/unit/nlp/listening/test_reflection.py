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
        ("I was a joiner for forty years", "a joiner for forty years"),
        ("walking the dog on the beach", "walking the dog on the beach"),
        ("I raised four kids on my own", "raised four kids"),
        ("my garden", "your garden"),
        ("my cat Smudge", "your cat Smudge"),
        ("my wife and the kids", "your wife and the kids"),
        ("the kids when they visit", "the kids"),
        ("the church in my village", "the church"),
        ("my daughter Ann. she helps me", "your daughter Ann"),
        ("I miss work. My garden and the hens are what I get up for", "your garden and the hens"),
        ("I like the choir at St David's", "the choir at St David's"),
        ("the choir on a Sunday and they watch my daughter", "the choir on a Sunday"),
        ("its not easy but the choir on a Sunday", "the choir on a Sunday"),
        ("my shed and the radio", "your shed and the radio"),
        ("The garden. Nobody minds", "The garden"),
        ("the choir. actually no, the pub quiz", "the pub quiz"),
        ("I sing in the chapel choir", "the chapel choir"),
        ("I often take the kids to the park", "the kids to the park"),
        ("I love to sing in the choir", "the choir"),
        ("I used to run the youth club", "the youth club"),
        ("I want a place of my own with the dog and a garden", "the dog and a garden"),
        ("I play the organ at St Mary's", "the organ at St Mary's"),
        ("we walk up the hill with the dog", "the hill with the dog"),
        ("Fy ngardd a'r wyrion", "Fy ngardd a'r wyrion"),
    ],
)  # fmt: skip
def test_what_carries_weight_is_given_back(text, words):
    assert words_to_give_back(text, 0) == words


@pytest.mark.parametrize(
    "text", ["a place of my own", "I sing", "I always love",
    "nothing", "Money", "stuff", "my back", "more money", "dunno", "the council never ring back", "", "🙂",
    "ok", "Llandudno",
    "school is shit", "I love my chair", "they make me laugh",
    "Jan pops in and that is all",
    "people come to me when their sewing machine breaks", "if Jan next door comes",
    "my daughter Ann helps me", "my daughter helps us out", "my neighbour Jan pops in",
     "I can ask the chapel about their vestry", "telling my boss where to go", "one nurse who lets me sing"]
)  # fmt: skip
def test_what_carries_none_is_not(text):
    assert words_to_give_back(text, 0) is None


@pytest.mark.parametrize(
    "text",
    ["im not the dad i said id be", "they've stopped us working from home", "Or the choir. No, the newspaper.",
     "before my sister has the baby", "never my mum or the kids",
     "its not because of the kids at school"],
)  # fmt: skip
def test_what_they_deny_or_take_back_is_not_said_as_if_it_were_so(text):
    assert words_to_give_back(text, 0) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She'd say", None),
        ("She'd say the kids come first", "the kids come first"),
        ("Now they say at 58", None),
        ("a nurse called Bethan talked me round", None),
        ("own place n the kids x", "own place n the kids"),
    ],
)
def test_a_run_is_not_broken_off(text, words):
    assert words_to_give_back(text, 0) == words


@pytest.mark.parametrize(
    "text",
    ["Mum died in March and I can't get going", "I feel useless and lonely since my wife died", "I lost my son Dai",
     "lonely without Jan", "my husband passed away in June", "the pub shut", "since Dad's funeral",
     "I miss my sister Gwen", "nain wedi marw"],
)  # fmt: skip
def test_a_death_or_a_loss_is_never_thrown_back(text):
    assert words_to_give_back(text, 0) is None


@pytest.mark.parametrize(("lately", "given_back"), [(0, True), (1, True), (2, False), (3, False)])
def test_after_two_in_a_row_it_is_silent(lately, given_back):
    assert bool(words_to_give_back("seeing Jan and the girls", lately)) is given_back


WORDS = [
    "my",
    "mum",
    "Jan",
    ",",
    "garden",
    ".",
    "and",
    "lost",
    "i",
    "é",
    "🙂",
    "'",
    "\n",
    "own",
    "of",
    "sing",
    "no",
    "to",
    "love",
]


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_it_is_always_a_run_of_one_to_eight_words_of_the_text(text):
    words = words_to_give_back(text, 0)
    run = words and words.removeprefix("your ")
    assert run is None or (run in text and 1 <= len(run.split()) <= 8)
