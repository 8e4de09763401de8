"""A text goes out as every tool counts it, and every span stays on its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.domain.narrative import Span
from nlp.exchange.refi.plain_text import PlainText
from tests.unit.nlp.exchange.collections import TEXTS


@pytest.mark.parametrize(
    ("text", "plain", "marks", "changed"),
    [
        ("", "", "", False),
        ("one\ntwo\n", "one\ntwo\n", "nn", False),
        ("one\x0btwo\u2028three\x85", "one\x0btwo\u2028three\x85", "", False),
        ("a \ufeff in the middle", "a \ufeff in the middle", "", False),
        ("one\r\ntwo", "one\ntwo", "c", True),
        ("one\rtwo\r\n\nthree\n\r", "one\ntwo\n\nthree\n\n", "rcnnr", True),
        ("\ufeff\ufeffone\n", "one\n", "bbn", True),
    ],
)
def test_line_ends_are_one_character_and_no_mark_stands_before(
    text: str, plain: str, marks: str, changed: bool
) -> None:
    made = PlainText.of(text)
    assert (made.text, made.marks, made.changed, made.original) == (plain, marks, changed, text)


@given(TEXTS, st.data())
def test_a_span_stays_on_its_words(text: str, data: st.DataObject) -> None:
    made = PlainText.of(text)
    start, end = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    words = made.carry(Span(start, end)).of(made.text)
    said = PlainText.of(Span(start, end).of(text).lstrip("\ufeff")).text
    assert words == said or text[start - 1 : start + 1] == "\r\n" or words.lstrip("\ufeff") == said


@given(TEXTS)
def test_a_text_comes_back_by_its_marks(text: str) -> None:
    made = PlainText.of(text)
    back = PlainText.marked(made.text, made.marks)
    assert back == made
    assert back.original == text


@pytest.mark.parametrize(("start", "end", "words"), [(3, 4, "\n"), (4, 5, "\n"), (4, 6, "\nt"), (2, 4, "e\n")])
def test_a_span_that_cuts_a_line_end_in_two_takes_all_of_it(start: int, end: int, words: str) -> None:
    made = PlainText.of("one\r\ntwo")
    assert made.carry(Span(start, end)).of(made.text) == words


@pytest.mark.parametrize(("text", "marks"), [("one\ntwo", ""), ("one\ntwo", "nn"), ("one\ntwo", "x"), ("one\r\n", "n")])
def test_marks_that_no_longer_fit_are_not_used(text: str, marks: str) -> None:
    assert PlainText.marked(text, marks) is None
