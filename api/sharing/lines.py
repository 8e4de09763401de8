"""What someone else sees of a summary: the lines that the person has looked at and shared, as they stand now."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.database.tables import Evidence, SummaryItem
from api.sharing.contexts import Context, contexts_of
from nlp.summary.words import trim

# In these lines the words are the person's new ones; the old ones, and what the computer made of them, are nobody's.
REWRITTEN = ("changed", "added")

# What a share keeps of each line: in how many places it had been said by then, or None when it is held back.
Covered = Mapping[str, int | None]


@dataclass(frozen=True)
class Line:
    """One line as someone else sees it; `contexts` are the sentences it comes from, none that is the line itself."""

    id: str
    kind: str
    domain: str
    words: str
    status: str
    by: str
    evidence: Sequence[Evidence]
    contexts: Sequence[Context]
    score: float | None
    reason: str | None


def cover(items: Iterable[SummaryItem]) -> dict[str, int | None]:
    """Return what a share keeps of the lines it shows: their ids, and in how many places each had been said by then."""
    return {item.id: len(item.evidence) for item in items}


def choose(covered: Covered, chosen: Collection[str]) -> dict[str, int | None]:
    """Return what a share keeps when only the chosen lines are shown, and the others held back."""
    return {item: places if item in chosen else None for item, places in covered.items()}


def as_shown(items: Sequence[SummaryItem], covered: Covered, said: Mapping[str, str]) -> list[Line]:
    """Return the lines that are covered, with what was `said` in each turn around their words.

    What was said after they were covered is not among their evidence. `items` are all lines of the summary: what
    shows a line that is held back, or one that has other words now, stands in no sentence of another line.
    """
    shown = [item for item in items if item.status != "removed" and covered.get(item.id) is not None]
    places = {item.id: covered[item.id] for item in shown if item.status not in REWRITTEN}
    withheld = [place for item in items for place in item.evidence[places.get(item.id, 0) :]]
    return [_line(item, item.evidence[: places.get(item.id, 0)], said, withheld) for item in shown]


def mark_of(lines: Iterable[Line]) -> str:
    """Return a mark that differs whenever anything differs in what these lines show."""
    shown = [(line.id, line.kind, line.domain, line.words, line.status, line.contexts) for line in lines]
    return hashlib.sha256(repr(shown).encode("utf-8", "backslashreplace")).hexdigest()


def _line(
    item: SummaryItem, evidence: Sequence[Evidence], said: Mapping[str, str], withheld: Collection[Evidence]
) -> Line:
    theirs = item.status in REWRITTEN
    return Line(
        id=item.id,
        kind=item.kind,
        domain=item.domain,
        words=item.words,
        status=item.status,
        by=item.by,
        evidence=evidence,
        contexts=_worth_showing(item.words, contexts_of(evidence, said, withheld)),
        score=None if theirs else item.score,
        reason=None if theirs else item.reason,
    )


def _worth_showing(words: str, contexts: Iterable[Context]) -> list[Context]:
    once: dict[str, Context] = {}
    for context in contexts:
        once.setdefault(_plain(context.text), context)
    return [context for plain, context in once.items() if plain != _plain(words)]


def _plain(text: str) -> str:
    return trim(text).casefold()
