"""What an answer names is found with the person's own words for it, and what is lost or feared is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.listening.names import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("chapel on a sunday and the girls after", {"person": "the girls", "place": "chapel"}),
        ("The boys from the flying club", {"person": "the boys", "place": "the flying club"}),
        ("engines i spose", {"thing": "engines"}),
        ("half the street", {"place": "the street", "pride": None}),
        ("I raised four kids", {"person": "kids", "pride": None}),
        ("my little brother", {"person": "your little brother"}),
        ("my daughter Ann helps me", {"person": "your daughter Ann", "help": None}),
        ("our Gwen", {"person": "your Gwen"}),
        ("me and the wife go to the coast", {"person": "the wife", "place": "the coast"}),
        ("I go down to Tesco and see Mair", {"person": "Mair", "place": "Tesco"}),
        ("walking the dog", {"thing": "walking the dog"}),
        ("we been laughing since school", {"thing": "laughing"}),
        ("the choir at St David's", {"place": "St David's", "thing": "the choir"}),
        ("I love my wife's cooking", {"thing": "your wife's cooking"}),
        ("my garden. I hate the bus", {"place": "your garden"}),
        ("my support worker Dave", {"person": "your support worker Dave", "help": None}),
        ("the neighbour looks after me", {"person": "the neighbour", "help": None}),
        ("I feel safe at home", {"place": "home", "feeling": None}),
        ("it makes me so happy", {"feeling": None}),
        ("I go to choir on Thursdays", {"thing": None}),
        ("I can send Morse", {"thing": "Morse"}),
        ("a lady called Bethan", {"person": "Bethan"}),
        ("my Mot", {"person": "your Mot"}),
        ("there is Mali who rings and Mot comes too", {"thing": "Mali", "person": "Mot"}),
        ("good with Excel", {"thing": "Excel"}),
        ("work for Airbus", {"thing": "Airbus"}),
        ("my sister's", {"person": None}),
    ],
)  # fmt: skip
def test_what_matters_is_named(text, names):
    assert names_in(text) == names


@pytest.mark.parametrize(("text", "kind"), [("a dog", "thing"), ("garden", "place"), ("any library", "place")])
def test_what_no_question_can_call_by_name_has_no_words(text, kind):
    assert names_in(text) == {kind: None}


@pytest.mark.parametrize(
    "text",
    ["dunno", "nothing really", "", "🙂", "more money", "my knees", "the bus is no good", "Money", "Llandudno",
     "I lost my son Dai", "I miss my sister", "my wife died in March", "I hate my neighbours", "my ex",
     "I can't see my kids", "no friends", "the dog ran off and never came back", "my dad drinks", "I used to sing",
     "school is shit"],
)  # fmt: skip
def test_nothing_is_named_where_there_is_nothing_or_it_is_lost_or_feared(text):
    assert names_in(text) == {}


@given(st.text(st.sampled_from("abc my mum Jan, garden. and lost i é🙂'\n"), max_size=80))
def test_the_words_are_always_a_short_run_of_the_text(text):
    for words in names_in(text).values():
        run = words and words.removeprefix("your ")
        assert run is None or (run in text and 1 <= len(run.split()) <= 7)
