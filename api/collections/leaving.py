"""A person's words leave every collection, and every later export with them, as soon as they say so."""

import re

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from api.database.coding_tables import CodeExample, CollectionCode, Suggestion
from api.database.collection_tables import Collection, Story
from api.database.tables import Conversation

ANYBODYS = 2  # words that stand in many a story: an example of so few quotes nobody


def leave_collections(session: Session, conversation_id: str) -> None:
    """Take what someone said out of every collection; a report that may quote it is thrown away, and made again."""
    # Locked first: a collection that takes it in at this moment is done before, and what it wrote is seen here.
    session.execute(select(Conversation.id).where(Conversation.id == conversation_id).with_for_update())
    theirs = Story.conversation_id == conversation_id
    counted = select(Story.collection_id, func.count(), func.count(Story.language)).where(theirs)
    for collection_id, stories, read in session.execute(counted.group_by(Story.collection_id)).all():
        it = Collection.id == collection_id
        fewer = {"total": Collection.total - stories, "done": Collection.done - read, "report": None}
        session.execute(update(Collection).where(it, Collection.taken_in).values(**fewer))
        # A job that has read their words already, or quotes them in a report, writes nothing more of it.
        again = {"state": "waiting", "run": Collection.run + 1}
        session.execute(update(Collection).where(it, Collection.state.in_(("ready", "reading"))).values(**again))
    _take_from_examples(session, theirs)
    session.execute(delete(Story).where(theirs))


def _take_from_examples(session: Session, theirs: ColumnElement[bool]) -> None:
    """Take what someone said out of the examples of codes, and the suggestions that quote them in other stories."""
    for story in session.scalars(select(Story).where(theirs)).all():
        said = _bare(story.text)
        codes = select(CollectionCode.id).where(CollectionCode.collection_id == story.collection_id)
        for quoting, words in ((CodeExample, CodeExample.words), (Suggestion, Suggestion.example)):
            rows = session.execute(select(quoting.id, words).where(quoting.code_id.in_(codes))).all()
            plain = ((id_, _bare(example)) for id_, example in rows)
            quoted = [id_ for id_, example in plain if len(example.split()) > ANYBODYS and example in said]
            session.execute(delete(quoting).where(quoting.id.in_(quoted)))


def _bare(text: str) -> str:
    """Return the words alone: who types an example spells capitals and marks their own way."""
    return " ".join(re.findall(r"\w+", re.sub(r"['’‘`]", "", text.casefold())))
