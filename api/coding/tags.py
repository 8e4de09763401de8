"""Tags: a code on some words of a story, whoever put it there, a person or a machine."""

from collections.abc import Collection as Several
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.coding.bench import EXAMPLES, READER, Bench
from api.database.coding_tables import CollectionCode, CollectionCoder, StoryCoding, Suggestion
from api.database.collection_tables import StoryFinding
from nlp.domain.narrative import Span


@dataclass(frozen=True)
class Tag:
    """A code on words; `source` is the machine it was accepted from, `reason` why a machine put it."""

    id: str
    story_id: str
    coder: CollectionCoder
    code: CollectionCode
    span: Span
    at: datetime
    note: str = ""
    rejected: bool = False
    source: CollectionCoder | None = None
    source_id: str | None = None
    reason: str = ""

    @property
    def start(self) -> int:
        """Return where its words begin."""
        return self.span.start

    @property
    def end(self) -> int:
        """Return where its words end."""
        return self.span.end


def people_tags(session: Session, bench: Bench, story_ids: Several[str]) -> list[Tag]:
    """Return what people have put on stories and machine's tags that they rejected, as all of it stands now."""
    standing = select(StoryCoding).where(StoryCoding.story_id.in_(story_ids), StoryCoding.ended.is_(None))
    return as_tags(bench, session.scalars(standing.order_by(StoryCoding.start, StoryCoding.end)))


def machine_tags(session: Session, bench: Bench, story_ids: Several[str]) -> list[Tag]:
    """Return what the machines put on stories: the reader's findings, and suggestions from examples."""
    found = select(StoryFinding).where(StoryFinding.story_id.in_(story_ids))
    suggested = select(Suggestion).where(Suggestion.story_id.in_(story_ids))
    tags = [*_read(bench, session.scalars(found)), *_suggested(bench, session.scalars(suggested))]
    return sorted(tags, key=lambda tag: tag.span)


def as_tags(bench: Bench, codings: Iterable[StoryCoding]) -> list[Tag]:
    """Return what people put as tags."""
    return [
        Tag(
            coding.id,
            coding.story_id,
            bench.coder_by_id[coding.coder_id],
            bench.code_by_id[coding.code_id],
            Span(coding.start, coding.end),
            coding.at,
            coding.note,
            coding.rejected,
            bench.coder_by_id.get(coding.source_coder_id or ""),
            coding.source_id,
        )
        for coding in codings
    ]


def _read(bench: Bench, findings: Iterable[StoryFinding]) -> Iterator[Tag]:
    reader, at = bench.machine(READER), bench.collection.created_at
    by_label = {code.label: code for code in bench.codes if code.label}
    for one in findings:
        code = by_label[f"{one.kind}/{one.domain}"]
        yield Tag(one.id, one.story_id, reader, code, Span(one.start, one.end), at, reason=one.reason)


def _suggested(bench: Bench, suggestions: Iterable[Suggestion]) -> Iterator[Tag]:
    machine = bench.machine(EXAMPLES)
    for one in suggestions:
        code, reason = bench.code_by_id[one.code_id], f"It is like your example “{one.example}”."
        yield Tag(one.id, one.story_id, machine, code, Span(one.start, one.end), one.at, reason=reason)
