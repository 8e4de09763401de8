"""Stories in the database, and back as narratives and readings; all of it inside the caller's transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from api.database.collection_tables import Collection, CollectionRemark, Story, StoryFinding
from nlp.batch.items import Accepted, Noted, Provenance, Read, Rejected, TakenIn, row_of_line
from nlp.batch.redacting import RedactedReading
from nlp.batch.turns import offsets_of, turns_of
from nlp.domain.feature import Feature
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.reading.reading import Reading

AT_ONCE = 500
READ = Story.language.is_not(None)
Page = Sequence[Story]


def row_of(collection_id: str, position: int, taken: TakenIn) -> Story | CollectionRemark:
    """Return what is kept of one row of a file."""
    if isinstance(taken, Accepted):
        story = story_of(collection_id, position, taken.narrative)
        story.line, story.no_story, story.same_as = taken.line, taken.provenance.no_story, taken.provenance.same_as
        return story
    line, says = (None, taken.note) if isinstance(taken, Noted) else (taken.line, taken.reason)
    return CollectionRemark(
        collection_id=collection_id,
        position=position,
        rejected=isinstance(taken, Rejected),
        source=taken.source,
        line=line,
        says=says,
    )


def story_of(collection_id: str, position: int, narrative: Narrative, conversation_id: str | None = None) -> Story:
    """Return a story that has still to be read."""
    return Story(
        collection_id=collection_id,
        position=position,
        name=narrative.id,
        source=narrative.source,
        text=narrative.text,
        question=narrative.question,
        group=narrative.group,
        date=narrative.date,
        turns=offsets_of(narrative.turns),
        conversation_id=conversation_id,
    )


def narrative_of(story: Story) -> Narrative:
    """Return a story as it is read."""
    turns = turns_of(story.turns)
    return Narrative(story.name, story.text, story.question, story.source, story.group, story.date, turns)


def told_in(story: Story) -> list[Span]:
    """Return the sentences of a story as it was read: in an interview those of the teller alone."""
    return [Span(start, end) for start, end in story.sentences]


def write_reading(story: Story, reading: Reading) -> None:
    """Keep what was found in a story and, where it was redacted, the story as it may be passed on.

    What was taken out of a conversation is kept nowhere: it is for the owner of a file, who has it anyway, to check.
    """
    if isinstance(reading, RedactedReading):
        story.text, story.question = reading.narrative.text, reading.narrative.question
        story.turns = offsets_of(reading.narrative.turns)
        if story.conversation_id is None:
            story.replaced = [{"where": where, **asdict(one)} for where, one in reading.replaced]
    story.language = reading.language
    story.sentences = [[sentence.start, sentence.end] for sentence in reading.sentences]
    story.findings = [
        StoryFinding(kind=one.kind, domain=one.domain, start=one.start, end=one.end, score=one.score, reason=one.reason)
        for one in (() if story.no_story else reading.findings)
    ]
    if reading.features is not None and not story.no_story:
        story.features = [
            {"code": one.code, "start": one.start, "end": one.end, "score": one.score} for one in reading.features
        ]


def findings_of(story: Story) -> list[Finding]:
    """Return a story's findings as they are everywhere."""
    return [
        Finding(
            story.name, one.kind, one.domain, one.start, one.end, story.text[one.start : one.end], one.score, one.reason
        )
        for one in story.findings
    ]


def features_of(story: Story) -> tuple[Feature, ...]:
    """Return a story's features as they are everywhere; none where they were not looked for."""
    told = story.features or ()
    return tuple(Feature(story.name, **one, text=story.text[one["start"] : one["end"]]) for one in told)


def read_of(story: Story) -> Read:
    """Return a story as it was read."""
    features = None if story.features is None else features_of(story)
    findings = tuple(findings_of(story))
    reading = Reading(story.name, story.language or "", tuple(told_in(story)), findings, features=features)
    row = story.conversation_id or row_of_line(story.source, story.line)
    provenance = Provenance(no_story=story.no_story, same_as=story.same_as)
    return Read(narrative_of(story), reading, provenance=provenance, row=row)


def pages_of(
    session: Session, collection_id: str, *which: ColumnElement[bool], at_once: int = AT_ONCE
) -> Iterator[Page]:
    """Yield a collection's stories in their order, so many at once, and let each page go before the next."""
    last = -1
    while True:
        after = (Story.collection_id == collection_id, Story.position > last, *which)
        page = session.scalars(select(Story).where(*after).order_by(Story.position).limit(at_once)).all()
        if not page:
            return
        last = page[-1].position
        yield page
        session.expunge_all()


def neighbours(session: Session, story: Story) -> tuple[str | None, str | None]:
    """Return the ids of the stories before and after one, of those that are read."""
    others = select(Story.id).where(Story.collection_id == story.collection_id, READ).limit(1)
    before = others.where(Story.position < story.position).order_by(Story.position.desc())
    after = others.where(Story.position > story.position).order_by(Story.position)
    return session.scalar(before), session.scalar(after)


def remarks_of(
    session: Session, collection_id: str, *which: ColumnElement[bool], most: int | None = None
) -> Sequence[CollectionRemark]:
    """Return what the taking in has to tell, in the order of the files."""
    of_it = select(CollectionRemark).where(CollectionRemark.collection_id == collection_id, *which)
    return session.scalars(of_it.order_by(CollectionRemark.position).limit(most)).all()


def count_rejected(session: Session, collection: Collection) -> int:
    """Return how many rows, or whole files, could not be read."""
    of_it = (CollectionRemark.collection_id == collection.id, CollectionRemark.rejected)
    return session.scalar(select(func.count()).select_from(CollectionRemark).where(*of_it)) or 0


def count_copies(session: Session, collection: Collection) -> int:
    """Return how many stories are in the same words as an earlier one."""
    of_it = (Story.collection_id == collection.id, Story.same_as.is_not(None))
    return session.scalar(select(func.count()).select_from(Story).where(*of_it)) or 0


def count_no_stories(session: Session, collection: Collection) -> int:
    """Return how many of the rows that were read hold no story, such as "n/a"."""
    of_it = (Story.collection_id == collection.id, Story.no_story.is_not(None), READ)
    return session.scalar(select(func.count()).select_from(Story).where(*of_it)) or 0


def count_findings(session: Session, collection: Collection) -> dict[str, int]:
    """Return how many findings there are of each kind."""
    kinds = select(StoryFinding.kind, func.count()).join(Story, Story.id == StoryFinding.story_id)
    of_it = kinds.where(Story.collection_id == collection.id).group_by(StoryFinding.kind)
    return dict(session.execute(of_it).all())
