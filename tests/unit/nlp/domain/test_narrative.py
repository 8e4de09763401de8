"""Spans count code points, whatever a person types."""

import pytest

from nlp.domain.narrative import Span


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("a good life", 2, 6, "good"),
        ("🙂 choir", 2, 7, "choir"),
        ("cafe\u0301 on Sundays", 0, 5, "cafe\u0301"),
        ("👩‍👧 Mam", 4, 7, "Mam"),
        ("ends here", 5, 99, "here"),
    ],
)
def test_a_span_gives_the_words_between_its_ends(text, start, end, words):
    assert Span(start, end).of(text) == words


def test_spans_come_in_text_order():
    assert sorted([Span(5, 9), Span(0, 9), Span(0, 4)]) == [Span(0, 4), Span(0, 9), Span(5, 9)]
