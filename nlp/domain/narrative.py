"""A narrative: a person's own account, exactly as it was received."""

from dataclasses import dataclass


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


@dataclass(frozen=True)
class Turn:
    """What the teller said in one go, and what they had been asked, where others speak in the text too."""

    said: Span
    question: Span | None = None


@dataclass(frozen=True)
class Narrative:
    """One account: `text` is never changed, `question` is what the interviewer asked before it.

    `turns` are the teller's in a text where others speak too; where there are none, all of the text is the teller's.
    `group` and `date` are what its collection says of it, in its words: whom the teller belongs to, when it was told.
    """

    id: str
    text: str
    question: str | None = None
    source: str = ""
    group: str | None = None
    date: str | None = None
    turns: tuple[Turn, ...] = ()

    @property
    def told(self) -> str:
        r"""Return the teller's words alone.

        >>> Narrative("n", "Int: Well?\nP1: Fine.", turns=(Turn(Span(15, 20), Span(5, 10)),)).told
        'Fine.'
        """
        return "\n".join(turn.said.of(self.text) for turn in self.turns) if self.turns else self.text

    def asked(self, place: int) -> str | None:
        """Return what had been asked before the words at a place of the text."""
        for turn in self.turns:
            if turn.said.start <= place < turn.said.end:
                return turn.question.of(self.text) if turn.question else None
        return self.question
