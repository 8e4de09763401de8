"""A story with its tags on it: pieces that each lie under the same tags, and a line of its own for each tag."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from api.web.spoken import Run, cut

MOST_LINES = 5  # what lies deeper shares the last line; its number still tells it apart


@dataclass(frozen=True)
class Line:
    """A tag by its place in the list of tags, on the line under the text where it is drawn: 0 is the nearest."""

    tag: int
    depth: int


@dataclass(frozen=True)
class Piece:
    """A run of the text from the code point `at`; `lines` from the nearest on, `ends` the tags that end with it."""

    at: int
    text: str
    lines: tuple[Line, ...]
    ends: tuple[int, ...]

    @property
    def html(self) -> Markup:
        """Return it escaped so that a browser keeps every code point: a lone CR would become LF, a NUL be dropped."""
        return Markup(str(escape(self.text)).replace("\r", "&#13;").replace("\0", "\ufffd"))  # noqa: S704  escaped


def pieces_of(text: str, tags: Sequence[Run]) -> list[Piece]:
    """Cut a text where tags begin and end.

    >>> [(piece.text, len(piece.lines)) for piece in pieces_of("a good life", [])]
    [('a good life', 0)]
    """
    depth = _depths(tags)
    pieces = []
    for piece in cut(text, tags):
        lines = sorted((Line(at, depth[at]) for at in piece.inside), key=lambda line: line.depth)
        pieces.append(Piece(piece.start, piece.words, tuple(lines), piece.ending))
    return pieces


def _depths(tags: Sequence[Run]) -> dict[int, int]:
    """Give each tag the nearest line that is free over its words; of those that begin together the longest first."""
    free_from: list[int] = []
    depths: dict[int, int] = {}
    for at, tag in sorted(enumerate(tags), key=lambda one: (one[1].start, -one[1].end)):
        depth = next((line for line, free in enumerate(free_from) if free <= tag.start), len(free_from))
        if depth == len(free_from):
            free_from.append(0)
        free_from[depth] = tag.end
        depths[at] = min(depth, MOST_LINES - 1)
    return depths
