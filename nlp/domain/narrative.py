"""A narrative: a person's own account, exactly as it was received."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Narrative:
    """One account: `text` is never changed, `question` is what the interviewer asked before it.

    `group` and `date` are what its collection says of it, in its words: whom the teller belongs to, when it was told.
    """

    id: str
    text: str
    question: str | None = None
    source: str = ""
    group: str | None = None
    date: str | None = None


@dataclass(frozen=True, order=True)
class Span:
    """A run of a text: Unicode code point offsets, end exclusive.

    >>> Span(2, 6).of("a good life")
    'good'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of the span."""
        return text[self.start : self.end]
