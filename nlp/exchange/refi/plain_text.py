"""A text that every tool counts alike: no byte order mark before it, every line end one `\\n`.

Tools disagree on whether `\\r\\n` is one character or two, and whether a mark at the start is one at all. So a text
goes out without either, positions carried over, with a note of what was there: `marks`, one letter for each byte order
mark (b) and each line end (n for `\\n`, r for `\\r`, c for both), by which the text comes back exactly as it was.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from nlp.domain.narrative import Span

BYTE_ORDER_MARK = "\ufeff"
LINE_END = re.compile(r"\r\n?|\n")
LETTERS = {"\n": "n", "\r": "r", "\r\n": "c"}
LINE_ENDS = {letter: end for end, letter in LETTERS.items()}


@dataclass(frozen=True)
class PlainText:
    """The text, the marks of what it was, and where each line end that was two characters is."""

    text: str
    marks: str
    _before: int
    _longer: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Return a text as all tools count it."""
        bare = text.lstrip(BYTE_ORDER_MARK)
        before = len(text) - len(bare)
        marks = "b" * before + "".join(LETTERS[end.group()] for end in LINE_END.finditer(bare))
        return cls._made(LINE_END.sub("\n", bare), marks)

    @classmethod
    def marked(cls, text: str, marks: str) -> Self | None:
        """Return a text with its marks as they came back, or None when they no longer fit it."""
        ends = marks.lstrip("b")
        fit = len(ends) == text.count("\n") and "\r" not in text and not ends.strip("nrc")
        return cls._made(text, marks) if fit else None

    @classmethod
    def _made(cls, text: str, marks: str) -> Self:
        ends = marks.lstrip("b")
        places = (match.start() for match in re.finditer("\n", text))
        longer = tuple(place for place, letter in zip(places, ends, strict=True) if letter == "c")
        return cls(text, marks, len(marks) - len(ends), longer)

    @property
    def changed(self) -> bool:
        """Say whether the text was written in another way."""
        return bool(self.marks.strip("n"))

    @property
    def original(self) -> str:
        """Return the text as it was written."""
        ends = iter(self.marks[self._before :])
        return BYTE_ORDER_MARK * self._before + re.sub("\n", lambda _: LINE_ENDS[next(ends)], self.text)

    def carry(self, span: Span) -> Span:
        """Return where a span of the original is; one that cuts a line end in two takes all of it."""
        start, end = (max(place - self._before, 0) for place in (span.start, span.end))
        return Span(start - bisect_left(self._first_halves, start), end - bisect_left(self._first_halves, end - 1))

    def back(self, span: Span) -> Span:
        """Return where a span of this text is in the original."""
        start, end = (self._before + place + bisect_left(self._longer, place) for place in (span.start, span.end))
        return Span(start, end)

    @cached_property
    def _first_halves(self) -> list[int]:
        """Where in the original, byte order marks apart, the first half of each longer line end is."""
        return [place + nth for nth, place in enumerate(self._longer)]
