"""What someone else sees of a summary: the lines that the person has looked at and shared, as they stand now."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.database.tables import Evidence, SummaryItem
from nlp.summary.words import trim

# In these lines the words are the person's new ones; the old ones, and what the computer made of them, are nobody's.
REWRITTEN = ("changed", "added")


@dataclass(frozen=True)
class Line:
    """One line as someone else sees it."""

    id: str
    kind: str
    domain: str
    words: str
    status: str
    by: str
    evidence: Sequence[Evidence]
    score: float | None
    reason: str | None

    @property
    def quotes(self) -> list[str]:
        """Return the words the line comes from, each once, and none that are the line itself."""
        said = {_plain(place.text): place.text for place in self.evidence}
        return [text for plain, text in said.items() if plain != _plain(self.words)]


def cover(items: Iterable[SummaryItem]) -> dict[str, int]:
    """Return what a share keeps of the lines it shows: their ids, and in how many places each had been said by then."""
    return {item.id: len(item.evidence) for item in items}


def as_shown(items: Iterable[SummaryItem], covered: Mapping[str, int]) -> list[Line]:
    """Return the lines that are covered; what was said after they were is not among their evidence."""
    return [_line(item, covered[item.id]) for item in items if item.id in covered]


def mark_of(lines: Iterable[Line]) -> str:
    """Return a mark that differs whenever anything differs in what these lines show."""
    shown = [(line.id, line.kind, line.domain, line.words, line.status, line.quotes) for line in lines]
    return hashlib.sha256(repr(shown).encode("utf-8", "backslashreplace")).hexdigest()


def _line(item: SummaryItem, places: int) -> Line:
    theirs = item.status in REWRITTEN
    return Line(
        id=item.id,
        kind=item.kind,
        domain=item.domain,
        words=item.words,
        status=item.status,
        by=item.by,
        evidence=[] if theirs else item.evidence[:places],
        score=None if theirs else item.score,
        reason=None if theirs else item.reason,
    )


def _plain(text: str) -> str:
    return trim(text).casefold()
