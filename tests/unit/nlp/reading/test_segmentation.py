"""Sentences are split as the person typed them."""

import time

import pytest

from nlp.reading.segmentation import split_sentences

TWO = [
    ("I walk to chapel. [Person 1] comes too.", "I walk to chapel.", "[Person 1] comes too."),
    ("I walk. I sing.", "I walk.", "I sing."),
    ("Did it help? It did!", "Did it help?", "It did!"),
    ("no stop here\nnew line there", "no stop here", "new line there"),
    ("all small here. and here too.", "all small here.", "and here too."),
    ("It hurt… Then it went.", "It hurt…", "Then it went."),
    ('He said "no." She went.', 'He said "no."', "She went."),
    ("I cried. [laughs] Then tea.", "I cried. [laughs]", "Then tea."),
    ("Best day ever! 🎉 Mam came.", "Best day ever! 🎉", "Mam came."),
    ("It cost £4. £2 more than before.", "It cost £4.", "£2 more than before."),
    ("me and I. Then nobody.", "me and I.", "Then nobody."),
    ("We had tea etc. Then home.", "We had tea etc.", "Then home."),
    ("Pills at 9 a.m. Then bed.", "Pills at 9 a.m.", "Then bed."),
    ("wait, what?! no", "wait, what?!", "no"),
    ("One.\r\n\r\n  Two.", "One.", "Two."),
]
ONE = [
    "i get up and go to the club",
    "Dr. Patel was kind.",
    "I saw Mr. Jones and St. Mary's.",
    "J. Smith rang.",
    "It is 2.30 in the afternoon.",
    "I take e.g. Paracetamol.",
    "teas, coffees etc. and cake",
    "well... you know",
    "I waited… and waited",
    "2. Swim in the sea",
    "We meet at No. 9 on Mondays",
    "the W.I. and choir",
    "🙂🙂🙂",
    "...",
]


@pytest.mark.parametrize(("text", "first", "second"), TWO)
def test_two_sentences_are_two(text, first, second):
    assert [span.of(text) for span in split_sentences(text)] == [first, second]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence_stays_one(text):
    assert [span.of(text) for span in split_sentences(text)] == [text]


@pytest.mark.parametrize("text", ["", "  ", "\n\n", "\u2028 \t"])
def test_nothing_said_is_no_sentence(text):
    assert split_sentences(text) == ()


@pytest.mark.parametrize("text", ["Hi!" + "😀" * 20_000 + "a", "." * 50_000, "a. B " * 20_000, "[ ! " * 20_000])
def test_odd_messages_are_split_in_no_time(text):
    began = time.monotonic()
    split_sentences(text)
    assert time.monotonic() - began < 2
