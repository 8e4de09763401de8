"""The finder with the small English model."""

from nlp.deidentification.entities import MOST
from nlp.deidentification.finder import Finder


def test_texts_are_searched_together_and_nothing_is_found_twice() -> None:
    texts = ["Jan Puw of 3 Tan y Bryn, LL99 5BB.", "", "a quiet week \ud83d", "word " * MOST + "Mrs Pritchard rang."]
    found = [[one.span.of(text) for one in some] for text, some in zip(texts, Finder.load().find(texts), strict=True)]
    assert found == [["Jan Puw", "3 Tan y Bryn", "LL99 5BB"], [], [], ["Pritchard"]]


def test_pseudonyms_are_left_alone() -> None:
    assert list(Finder.load().find(["[Person 1] of [Place 2] rang [Phone number 1]"])) == [[]]
