"""What an owner does with collections: adds them, says which column is which, stops, goes on, deletes.

Each change is a transaction of its own, so that a worker finds what it is told of.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.orm import Session

from api.audit.record import Action, record
from api.collections.columns import Look, as_kept, look_at, problem_with
from api.collections.conversations import agreed
from api.collections.uploads import Uploads
from api.database.collection_tables import Collection, CollectionRemark, Story
from api.database.engine import Sessions, erase_traces
from api.database.tables import User, new_id
from api.errors import InvalidInputError
from nlp.batch.readers.columns import Wanted
from nlp.reading.tier import Tier

LONGEST_NAME = 200
AT_ONCE = 200


@dataclass(frozen=True)
class New:
    """A collection that someone wants to have: without a name it is called as its first file is.

    `interviewer` is who asks in interviews; it is guessed where it is empty.
    """

    name: str
    tier: Tier
    redact: bool
    interviewer: str = ""


class CollectionService:
    """Changes collections; `queue` is told of those that are to be read."""

    def __init__(self, engine: Engine, sessions: Sessions, uploads: Uploads, queue: Callable[[str], None]) -> None:
        self._engine = engine
        self._sessions = sessions
        self._uploads = uploads
        self._queue = queue

    def of(self, session: Session, owner: User) -> Sequence[Collection]:
        """Return someone's collections, the newest first."""
        theirs = select(Collection).where(Collection.owner_id == owner.id)
        return session.scalars(theirs.order_by(Collection.created_at.desc())).all()

    def add(self, owner: User, new: New, files: Sequence[tuple[str, BinaryIO]]) -> Collection:
        """Keep files and have them read, or wait until their owner has said which column is which."""
        collection_id = new_id()
        try:
            for number, (name, stream) in enumerate(files):
                self._uploads.keep(collection_id, number, name, stream)
            look = self.look(collection_id)
            state = "columns" if look.has_to_be_asked else "waiting"
            wanted = as_kept(Wanted(interviewer=_named(new.interviewer)))
            return self._added(owner, new, files[0][0], id=collection_id, state=state, wanted=wanted)
        except BaseException:
            self._uploads.remove(collection_id)
            raise

    def add_conversations(self, owner: User, new: New) -> Collection:
        """Have the conversations read of those who agree to research; raises InvalidInputError when there are none."""
        with self._sessions() as session:
            if not agreed(session):
                raise InvalidInputError("Nobody has agreed to research yet, so there is nothing to read.", "name")
        return self._added(owner, new, "Conversations", conversations=True)

    def look(self, collection_id: str) -> Look:
        """Look at the columns of the files of a collection; raises UploadLostError."""
        with self._uploads.opened(collection_id) as sources:
            return look_at(sources)

    def give_up(self, collection_id: str, problem: str) -> None:
        """Keep that a collection cannot be read: its page then says why, and leads to its end."""
        self._change(collection_id, ("columns",), state="failed", problem=problem)

    def choose_columns(self, collection_id: str, wanted: Wanted) -> None:
        """Have a collection read with these columns; raises InvalidInputError when no file has them."""
        with self._uploads.opened(collection_id) as sources:
            problem = problem_with(sources, wanted)
        if problem:
            raise InvalidInputError(problem, "text")
        self._change(collection_id, ("columns",), state="waiting", wanted=as_kept(wanted))
        self._queue(collection_id)

    def stop(self, owner: User, collection_id: str) -> None:
        """Stop reading a collection; what is read stays."""
        self._change(collection_id, ("waiting", "reading"), owner, Action.COLLECTION_STOPPED, state="stopped")

    def go_on(self, owner: User, collection_id: str) -> None:
        """Go on reading a collection that was stopped, or failed."""
        self._change(collection_id, ("stopped", "failed"), owner, Action.COLLECTION_RESUMED, state="waiting", tries=0)
        self._queue(collection_id)

    def delete(self, owner: User, collection_id: str) -> None:
        """Delete a collection and all that belongs to it, in short steps: nobody's chat waits for a large one."""
        self._change(collection_id, ("waiting", "reading", "ready", "columns", "failed"), state="stopped")
        self._uploads.remove(collection_id)
        for table in (Story, CollectionRemark):
            some = select(table.id).where(table.collection_id == collection_id).limit(AT_ONCE)
            while ids := self._ids(some):
                with self._sessions.begin() as session:
                    session.execute(delete(table).where(table.id.in_(ids)))
        with self._sessions.begin() as session:
            record(session, Action.COLLECTION_DELETED, owner, about=session.get_one(Collection, collection_id))
            session.execute(delete(Collection).where(Collection.id == collection_id))
        erase_traces(self._engine)

    def _ids(self, some: Any) -> Sequence[str]:
        with self._sessions() as session:
            return session.scalars(some).all()

    def _added(self, owner: User, new: New, otherwise: str, **values: Any) -> Collection:
        name = (new.name.strip() or otherwise)[:LONGEST_NAME]
        with self._sessions.begin() as session:
            collection = Collection(owner_id=owner.id, name=name, tier=new.tier.value, redact=new.redact, **values)
            session.add(collection)
            session.flush()
            record(session, Action.COLLECTION_MADE, owner, about=collection)
        if collection.state == "waiting":
            self._queue(collection.id)
        return collection

    def _change(
        self, collection_id: str, of: Sequence[str], by: User | None = None, as_: Action | None = None, **values: Any
    ) -> None:
        """Change a collection in one of some states; in any other it stays as it is, and whatever it was is done."""
        with self._sessions.begin() as session:
            it = (Collection.id == collection_id, Collection.state.in_(of))
            session.execute(update(Collection).where(*it).values(**values))
            if by and as_:
                record(session, as_, by, about=session.get_one(Collection, collection_id))


def _named(interviewer: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in interviewer.split(",") if name.strip())
