"""Turns of an interview as plain numbers, as files and databases keep them."""

from collections.abc import Sequence

from nlp.domain.narrative import Span, Turn

Offsets = list[list[int]]
"""Of each turn its start and end, then those of what was asked, where anything was."""


def offsets_of(turns: Sequence[Turn]) -> Offsets:
    """Return turns as numbers.

    >>> offsets_of([Turn(Span(15, 20), Span(5, 10)), Turn(Span(25, 30))])
    [[15, 20, 5, 10], [25, 30]]
    """
    spans = ((turn.said, turn.question) if turn.question else (turn.said,) for turn in turns)
    return [[edge for span in of_one for edge in (span.start, span.end)] for of_one in spans]


def turns_of(offsets: Offsets) -> tuple[Turn, ...]:
    """Return turns from numbers."""
    return tuple(Turn(Span(*edges[:2]), Span(*edges[2:]) if edges[2:] else None) for edges in offsets)
