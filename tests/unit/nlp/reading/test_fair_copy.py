"""A fair copy is spelt as most people spell, blind to names and ages, and leads back to the words as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.domain.narrative import Span
from nlp.reading.fair_copy import Spelling
from nlp.reading.load import BUILT, READER_FOLDER
from nlp.reading.tier import Tier
from nlp.reading.token_classifier import TOKENIZER, load_tokenizer

KNOWN = load_tokenizer(READER_FOLDER / Tier.FAST / BUILT / TOKENIZER).get_vocab()
SPELLING = Spelling.load(KNOWN)
ONE_GENDER = Spelling.load(KNOWN, one_gender=True)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("gardin", "garden"), ("anxeity", "anxiety"), ("familly", "family"), ("presure", "pressure"),
        ("realy", "really"), ("stedy", "steady"), ("polise", "police"), ("talkin", "talking"), ("dinnae", "don't"),
        ("u", "you"), ("gr8", "great"), ("wot", "what"), ("dont", "don't"), ("nuffink", "nothing"),
    ],
)  # fmt: skip
def test_a_word_is_spelt_as_most_people_spell_it(typed, word):
    assert SPELLING.word(typed) == word


@pytest.mark.parametrize(
    "word",
    [
        "garden", "physio", "stairlift", "befriender", "telly", "nappies", "meds", "mam", "nans", "bingo", "knackered",
        "Presure", "GP", "B", "NHS", "3", "1998", "x", "naïve", "priya", "xqzt", "nan", "cant", "well", "were", "ill",
    ],
)  # fmt: skip
def test_a_word_a_name_or_what_cannot_be_told_is_left_alone(word):
    assert SPELLING.word(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Priya rang, then Mrs Kaur's son", "Jan rang, then Mrs Evans's son"),
        ("I'm 34 and can't get up the stairs", "I'm 81 and can't get up the stairs"),
        ("i turned 20", "i turned 90"),
        ("Deirdre’s dog", "Zofia’s dog"),
        ("It was Kasia who asked", "It was Heledd who asked"),
        ("Mr Chukwu rang", "Mr Evans rang"),
    ],
)
def test_names_and_ages_are_not_seen(one, other):
    assert SPELLING.copy(one).text == SPELLING.copy(other).text


@pytest.mark.parametrize(
    "text", ["Joy is what I felt", "A flat in Milan", "I have 34 cousins", "at 10 on the 12th", "I'm 5 minutes away"]
)
def test_words_that_are_also_names_and_other_numbers_are_seen(text):
    assert SPELLING.copy(text).text == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He's my son, and his wife left him.", "She's my daughter, and her wife left her."),
        ("My HUSBAND", "My wife"),
        ("the man himself", "the woman herself"),
        ("He’ll be 34", "She'll be 34"),
        ("My brother's carer", "my sister's carer"),
        ("My uncle’s house, and the boss's", "my aunt’s house, and the boss's"),
    ],
)
def test_to_a_reader_he_is_she(one, other):
    assert ONE_GENDER.copy(one).text.lower() == ONE_GENDER.copy(other).text.lower()


@pytest.mark.parametrize("text", ["The manager has a history", "My wife and her mum", "Human beings", "She hit me"])
def test_other_words_and_women_are_left_as_they_are(text):
    assert ONE_GENDER.copy(text).text == text


def test_unless_asked_men_are_men():
    assert SPELLING.copy("My husband hits his son").text == "My husband hits his son"


def test_a_span_of_the_copy_leads_back_to_the_words_as_they_were_written():
    text = "wot a gardin u hav, Priya"
    copy = SPELLING.copy(text)
    assert copy.text == "what a garden you have, Sam"
    at = copy.text.index("garden")
    assert copy.back(Span(at, at + 6)).of(text) == "gardin"
    assert copy.back(Span(at, at + 10)).of(text) == "gardin u"
    assert copy.back(Span(at + 2, at + 3)).of(text) == "gardin"
    assert copy.back(Span(0, len(copy.text))) == Span(0, len(text))
    assert copy.there(Span(6, 14)).of(copy.text) == "garden you"


@given(st.text(alphabet="wotgradiu gr8 dont Priya,.'’\n🙂", max_size=60))
def test_whatever_is_written_every_span_of_the_copy_leads_to_words_of_the_text(text):
    copy = SPELLING.copy(text)
    for start in range(len(copy.text)):
        back = copy.back(Span(start, start + 1))
        assert 0 <= back.start < back.end <= len(text)
    assert copy.back(Span(0, len(copy.text))) == Span(0, len(text))
