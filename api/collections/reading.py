"""What the job does: takes a collection in, reads its stories and makes its report, in steps that are never done twice.

It can be killed between any two lines: what a step wrote is there, and the next job goes on after it.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import Any, cast

from sqlalchemy import CursorResult, Update, func, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from api.collections import conversations
from api.collections.columns import wanted_of
from api.collections.report import make_report
from api.collections.stories import narrative_of, pages_of, row_of, story_of, write_reading
from api.collections.uploads import Uploads
from api.database.collection_tables import Collection, CollectionRemark, Story
from api.database.engine import Sessions
from api.errors import GoodLifeError
from nlp.batch.batches import CHARACTERS, batches, read_narratives
from nlp.batch.errors import BatchError
from nlp.batch.ids import UniqueIds
from nlp.batch.intake import take_in
from nlp.batch.items import Noted, Rejected
from nlp.reading.errors import ReadingError
from nlp.reading.reading import Reader, Reading
from nlp.reading.tier import Tier

log = logging.getLogger(__name__)

LoadReader = Callable[[Tier, bool], Reader]
"""Loads the reader of a tier; redacting what it reads, or not."""
UNTIL_IT_ANSWERS = 5.0  # seconds between tries to write to a database that takes nothing
STORIES = 100
TALKS = 20
NO_STORY = "There is no story in it that can be read. See below why, put it right, and add the files again."
NOBODY = "Nobody has agreed to research yet, or nobody has said anything."
RENAMED = "such a story got #2, #3 and so on after its id"
TRIES = 3
LOST = (
    "Reading it was broken off again and again at the same place: the computer may have too little memory for it. "
    "What was read is kept. Ask whoever runs this service to look, or press “Go on” to try again."
)
OUR_FAULT = "Something went wrong on our side. What was read is kept. Press “Go on” to try again."


class TakenOverError(Exception):
    """The collection was stopped or deleted, or another job reads it now: this one leaves it alone."""


class CollectionReader:
    """Reads one collection at a time."""

    def __init__(self, sessions: Sessions, uploads: Uploads, load_reader: LoadReader, jobs_at_once: int) -> None:
        self._sessions = sessions
        self._uploads = uploads
        self._load_reader = load_reader
        self._most_tries = TRIES * jobs_at_once  # each worker that starts begins what the others are about to read

    def read(self, collection_id: str) -> None:
        """Do all that is still to be done for a collection, if anything is; what goes wrong is kept with it."""
        job = _Job(self._sessions, collection_id)
        try:
            if job.begin(self._most_tries):
                self._read(job)
        except TakenOverError:
            log.info("a collection was stopped, or is read by another job")
        except (BatchError, ReadingError, GoodLifeError) as error:
            job.fail(str(error))
        except Exception:
            job.fail(OUR_FAULT)
            raise

    def _read(self, job: "_Job") -> None:
        collection = job.collection()
        if not collection.taken_in:
            take_in = self._take_in_conversations if collection.conversations else self._take_in_files
            take_in(job, collection)
        self._uploads.remove(collection.id)  # here, since a job that took it in may have been killed before it did
        if not collection.taken_in:
            job.need_a_story(NOBODY if collection.conversations else NO_STORY)
        self._read_stories(job, collection)
        with self._sessions() as session:
            report = make_report(session, session.get_one(Collection, collection.id))
        with job.step(state="ready", report=report):
            pass

    def _take_in_files(self, job: "_Job", collection: Collection) -> None:
        wanted = wanted_of(collection.wanted)
        with self._uploads.opened(collection.id) as sources, UniqueIds() as ids:
            at = collection.taken
            unnamed = [replace(source, named=False) for source in sources]  # one that lacks a column stops no other
            for batch in batches(islice(take_in(unnamed, wanted, ids), at, None)):
                rows = [row_of(collection.id, at + n, item.content) for n, item in enumerate(batch)]
                at += len(rows)
                with job.step(taken=at) as session:
                    session.add_all(rows)
            repeated = ids.repeated
        with job.step(taken_in=True, total=_stories_in(collection.id)) as session:
            if repeated:
                of = sources[0].name if len(sources) == 1 else f"all {len(sources)} files"
                session.add(
                    row_of(collection.id, at, Noted(of, f"ids that were there before: {repeated:,}; {RENAMED}"))
                )

    def _take_in_conversations(self, job: "_Job", collection: Collection) -> None:
        """Take in those who agree and are not in it yet; `taken` of them a job before this one has looked at."""
        ours = Story.collection_id == collection.id
        with self._sessions() as session:
            known = set(session.scalars(select(Story.conversation_id).where(ours).distinct()))
            waiting = (one for one in conversations.ids_of_agreed(session) if one not in known)
            at = 1 + (session.scalar(select(func.max(Story.position)).where(ours)) or 0)
        number = collection.taken
        while some := list(islice(waiting, TALKS)):
            with job.step(taken=number + len(some)) as session:
                for conversation_id in some:
                    number += 1
                    for narrative in conversations.answers_of(session, conversation_id, number):
                        session.add(story_of(collection.id, at, narrative, conversation_id))
                        at += 1
        with job.step(taken_in=True, total=_stories_in(collection.id)):
            pass

    def _read_stories(self, job: "_Job", collection: Collection) -> None:
        reader: Reader | None = None
        with self._sessions() as reading:
            for page in pages_of(reading, collection.id, Story.language.is_(None), at_once=STORIES):
                reading.commit()  # no transaction stays open while the stories are read
                reader = reader or self._load_reader(Tier(collection.tier), collection.redact)
                for some in _cut(page):
                    started = time.monotonic()
                    results = read_narratives(reader, [narrative_of(story) for story in some])
                    with job.step(seconds=Collection.seconds + time.monotonic() - started) as session:
                        _write(session, collection.id, dict(zip((story.id for story in some), results, strict=True)))


class _Job:
    """One job's hold on a collection: it writes as long as no other has begun and nobody has stopped it."""

    def __init__(self, sessions: Sessions, collection_id: str) -> None:
        self._sessions = sessions
        self._id = collection_id
        self._run = 0

    def begin(self, most_tries: int) -> bool:
        """Take the collection over from whoever read it before; returns whether there is anything to do.

        A job that is killed cannot say so: raises GoodLifeError when too many have begun and none has got on.
        """
        to_do = (Collection.id == self._id, Collection.state.in_(("waiting", "reading")))
        values = {"run": Collection.run + 1, "tries": Collection.tries + 1, "state": "reading", "problem": None}
        with self._sessions.begin() as session:
            if not changed(session, update(Collection).where(*to_do).values(values)):
                return False
            ours = select(Collection.run, Collection.tries).where(Collection.id == self._id)
            self._run, tries = session.execute(ours).one()
        if tries > most_tries:
            raise GoodLifeError(LOST)
        return True

    def collection(self) -> Collection:
        """Return the collection as it stands."""
        with self._sessions() as session:
            return session.get_one(Collection, self._id)

    @contextmanager
    def step(self, **values: Any) -> Iterator[Session]:
        """Open a transaction that changes the collection first, so that no two jobs write; raises TakenOverError."""
        ours = (Collection.id == self._id, Collection.run == self._run, Collection.state == "reading")
        with self._sessions.begin() as session:
            if not changed(session, update(Collection).where(*ours).values(tries=0, **values)):
                raise TakenOverError
            yield session

    def need_a_story(self, problem: str) -> None:
        """Raise GoodLifeError with what to do when nothing at all was taken in."""
        if self.collection().total == 0:
            raise GoodLifeError(problem)

    def fail(self, problem: str) -> None:
        """Keep what went wrong, unless another job reads it now; a database that takes nothing is waited for.

        Were it left as being read, no job would ever look at it again.
        """
        while True:
            try:
                with self.step(state="failed", problem=problem):
                    return
            except TakenOverError:
                return
            except OperationalError:
                log.warning("the database takes nothing in; is its disk full?")
                time.sleep(UNTIL_IT_ANSWERS)


def changed(session: Session, change: Update) -> bool:
    """Return whether a change met its row."""
    return cast(CursorResult[Any], session.execute(change)).rowcount > 0


def _stories_in(collection_id: str) -> Any:
    return select(func.count()).where(Story.collection_id == collection_id).scalar_subquery()


def _cut(page: Iterable[Story]) -> Iterator[list[Story]]:
    """Cut stories into small batches, so that each step is short."""
    some: list[Story] = []
    letters = 0
    for story in page:
        some.append(story)
        letters += len(story.text)
        if letters >= CHARACTERS:
            yield some
            some, letters = [], 0
    if some:
        yield some


def _write(session: Session, collection_id: str, results: dict[str, Reading | str]) -> None:
    """Keep what was found in stories that are still there; one that brought the reader down is rejected."""
    there = session.scalars(select(Story).where(Story.id.in_(results), Story.language.is_(None))).all()
    read = 0
    for story in there:
        result = results[story.id]
        if isinstance(result, str):
            remark: CollectionRemark | Story = row_of(
                collection_id, story.position, Rejected(story.source, None, f"story “{story.name}”: {result}")
            )
            session.add(remark)
            session.delete(story)
        else:
            write_reading(story, result)
            read += 1
    fewer = len(there) - read
    values = {"done": Collection.done + read, "total": Collection.total - fewer}
    session.execute(update(Collection).where(Collection.id == collection_id).values(**values))
