"""Summary items: what was said in several turns, once each, with every place where it was said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from nlp.domain.finding import Finding
from nlp.summary.words import own_words, says_the_same


@dataclass(frozen=True)
class Evidence:
    """Where it was said: code points into the turn's text, end exclusive; `text` is the turn's `[start:end]`."""

    turn_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class SummaryItem:
    """One thing a person said about their life: `words` is a run of the first turn that said it."""

    kind: str
    domain: str
    words: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Change:
    """An item that is new (`position` is None), or stands at `position` in the items before and has more evidence."""

    position: int | None
    item: SummaryItem


@dataclass(frozen=True)
class ReadTurn:
    """One turn with what was found in it."""

    turn_id: str
    text: str
    findings: Sequence[Finding]


def summarise(turns: Iterable[ReadTurn]) -> list[SummaryItem]:
    """Return the items of a whole conversation, in the order in which they were first said."""
    items: list[SummaryItem] = []
    for turn in turns:
        for change in add_findings(items, turn):
            if change.position is None:
                items.append(change.item)
            else:
                items[change.position] = change.item
    return items


def add_findings(items: Sequence[SummaryItem], turn: ReadTurn) -> list[Change]:
    """Return what one turn adds to the items there are: each changed item once, its `words` never touched.

    The same turn added again changes nothing, so a turn may safely be heard twice.
    """
    now = list(items)
    changed: list[int] = []
    for finding in turn.findings:
        said = _said(turn, finding)
        at = next((at for at, item in enumerate(now) if _is_about(item, said)), len(now))
        if at == len(now):
            now.append(said)
        elif said.evidence[0] not in now[at].evidence:
            now[at] = replace(now[at], evidence=now[at].evidence + said.evidence)
        else:
            continue
        if at not in changed:
            changed.append(at)
    return [Change(at if at < len(items) else None, now[at]) for at in changed]


def _said(turn: ReadTurn, finding: Finding) -> SummaryItem:
    evidence = Evidence(turn.turn_id, finding.start, finding.end, finding.text)
    return SummaryItem(finding.kind, finding.domain, own_words(turn.text, finding.start, finding.end), (evidence,))


def _is_about(item: SummaryItem, said: SummaryItem) -> bool:
    same_label = (item.kind, item.domain) == (said.kind, said.domain)
    return same_label and says_the_same(item.words, said.words)
