"""Where people differ, sentence by sentence, and what was decided: the agreed coding."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import Action, record
from api.coding.bench import Bench
from api.coding.blindness import done_of, look_at, sees_people
from api.coding.comparing import Stood, coded_story
from api.coding.tags import Tag
from api.collections.stories import told_in
from api.database.coding_tables import Settlement
from api.database.collection_tables import Story
from api.errors import InvalidInputError, NotAllowedError
from nlp.domain.narrative import Span

Codes = frozenset[str]
NO_CODE = "none"


@dataclass(frozen=True)
class Sentence:
    """A sentence with the codes that each person put on it; `settled` is what was decided about just that."""

    number: int
    span: Span
    words: str
    by: Mapping[str, Codes]
    settled: Settlement | None
    earlier: Settlement | None

    @property
    def mark(self) -> str:
        """Return a mark that changes with what anyone put on it."""
        return mark_of(self.by)

    @property
    def differs(self) -> bool:
        """Return whether people put different codes on it."""
        return len(set(self.by.values())) > 1

    @property
    def codes(self) -> Codes:
        """Return every code that anyone put on it."""
        return frozenset().union(*self.by.values())

    @property
    def agreed(self) -> Codes | None:
        """Return the codes that it has: those that all put, or that were decided; None while it is open."""
        if not self.differs:
            return self.codes
        return frozenset(self.settled.codes) if self.settled else None


def mark_of(by: Mapping[str, Codes]) -> str:
    """Return a mark of who put what."""
    put = sorted((who, sorted(codes)) for who, codes in by.items())
    return hashlib.sha256(repr(put).encode()).hexdigest()[:16]


def sentences_of(session: Session, story: Story, tags: Mapping[str, Sequence[Tag]]) -> list[Sentence]:
    """Return the sentences of a story that two or more people are done with, with what each put; else none."""
    if len(tags) < 2:
        return []
    coded, spans = coded_story(story, tags), told_in(story)
    settled = {row.start: row for row in session.scalars(select(Settlement).where(Settlement.story_id == story.id))}
    by = [{who: coded.by[who][at] for who in tags} for at in range(len(spans))]
    return [_sentence(story, at, span, by[at], settled) for at, span in enumerate(spans)]


def of_story(bench: Bench, stood: Stood, story_id: str) -> dict[str, Sequence[Tag]]:
    """Return what people had put on one story when they were done, by coder."""
    return {coder.id: stood[story_id, coder.id] for coder in bench.people if (story_id, coder.id) in stood}


def may_see(session: Session, bench: Bench, story: Story) -> bool:
    """Return whether whoever settles may see what others put on a story: not while they code it blind themselves."""
    return not bench.me.active or sees_people(bench, done_of(session, bench, story))


def open_to_settle(session: Session, bench: Bench, story: Story, tags: Mapping[str, Sequence[Tag]]) -> list[Sentence]:
    """Return the sentences to settle, and keep that they were seen; raises NotAllowedError to who is still blind."""
    if not may_see(session, bench, story):
        raise NotAllowedError("You code this story blind, and are not done with it yet. Finish it, then settle it.")
    record(session, Action.CODING_OPENED, bench.me.user or "", about=story)
    look_at(session, bench, story, people=any(who != bench.me.id for who in tags), machines=False)
    return sentences_of(session, story, tags)


def settle(session: Session, bench: Bench, story: Story, sentence: Sentence, codes: Iterable[str], seen: str) -> None:
    """Decide which codes a sentence has; raises InvalidInputError when people put something else meanwhile."""
    if seen != sentence.mark:
        raise InvalidInputError("Someone changed what they put here. Look at it again.", f"s{sentence.number}")
    ticked = {code for code in codes if code}
    chosen = ticked - {NO_CODE}
    if not ticked or (chosen and NO_CODE in ticked):
        raise InvalidInputError("Tick the codes that it has, or “No code” alone.", f"s{sentence.number}")
    if not chosen <= set(bench.code_by_id):
        raise InvalidInputError("Choose codes of the list.", f"s{sentence.number}")
    row = sentence.settled or sentence.earlier or Settlement(story_id=story.id, start=sentence.span.start)
    row.end, row.codes, row.about, row.user_id = (
        sentence.span.end,
        sorted(chosen),
        sentence.mark,
        bench.me.user_id or "",
    )
    session.add(row)
    record(session, Action.SETTLED, bench.me.user or "", about=story)


def _sentence(
    story: Story, at: int, span: Span, by: Mapping[str, Codes], settled: Mapping[int, Settlement]
) -> Sentence:
    row = settled.get(span.start)
    stands = row is not None and row.about == mark_of(by)
    return Sentence(at + 1, span, span.of(story.text), by, row if stands else None, None if stands else row)
