"""What professionals say about lines of a summary, and what its owner answers; neither changes the other's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import Action, record, session_of
from api.database.review_tables import ReviewNote
from api.database.tables import Conversation, SummaryItem, User, new_id, now
from api.errors import InvalidInputError, NotFoundError
from api.sharing.lines import Line
from api.summary.service import SummaryService

NoteKind = Literal["agree", "amend", "question"]
Answer = Literal["yes", "no", "words"]

ANSWERS: Mapping[str, tuple[Answer, ...]] = {"agree": (), "amend": ("yes", "no"), "question": ("words",)}

SAYING: Mapping[NoteKind, Action] = {
    "agree": Action.NOTE_AGREED,
    "amend": Action.NOTE_SUGGESTED,
    "question": Action.NOTE_ASKED,
}


@dataclass(frozen=True)
class Thread:
    """What one professional has said about one line: the latest stands, what they said before it is kept."""

    latest: ReviewNote
    earlier: list[ReviewNote] = field(default_factory=list)

    @property
    def notes(self) -> list[ReviewNote]:
        """Return all of it, newest first."""
        return [self.latest, *self.earlier]

    @property
    def asks(self) -> bool:
        """Return whether the owner has still to answer it."""
        return bool(ANSWERS[self.latest.kind]) and self.latest.answer is None

    def settles(self, words: str) -> bool:
        """Return whether what they said last is about a line that has these words now."""
        return is_about(self.latest, words)


Threads = Mapping[str, list[Thread]]


def is_about(note: ReviewNote, words: str) -> bool:
    """Return whether a note is about a line that has these words now, or has become the line."""
    return note.about == words or (note.answer == "yes" and note.words == words)


class NoteService:
    """Keeps what is said about lines, and takes the owner's answers."""

    def __init__(self, summaries: SummaryService) -> None:
        self._summaries = summaries

    def about(self, session: Session, items: Iterable[str], user: User | None = None) -> Threads:
        """Return what was said about each item, by its id, by everyone or by one professional."""
        asked = ReviewNote.item_id.in_(list(items))
        by_them = (ReviewNote.user_id == user.id,) if user else ()
        order = (ReviewNote.item_id, ReviewNote.user_id, ReviewNote.at.desc())
        notes = session.scalars(select(ReviewNote).where(asked, *by_them).order_by(*order)).all()
        threads: dict[str, list[Thread]] = {}
        for (item, _), (latest, *earlier) in groupby(notes, key=lambda note: (note.item_id, note.user_id)):
            threads.setdefault(item, []).append(Thread(latest, earlier))
        return threads

    def add(self, session: Session, user: User, line: Line, kind: NoteKind, words: str | None) -> None:
        """Keep what a professional says about a line as it stands."""
        item = session.get_one(SummaryItem, line.id)
        note = ReviewNote(id=new_id(), item=item, user=user, kind=kind, words=words, about=line.words)
        session.add(note)
        record(session, SAYING[kind], user, about=note, conversation_id=item.conversation_id)

    def note_of(self, session: Session, conversation: Conversation, note_id: str) -> ReviewNote:
        """Return a note about a line of a person's; raises NotFoundError."""
        note = session.get(ReviewNote, note_id)
        if note is None or note.item.conversation_id != conversation.id:
            raise NotFoundError("There is no such note about your summary.")
        return note

    def answer(self, conversation: Conversation, note: ReviewNote, answer: Answer, words: str | None = None) -> None:
        """Take the owner's answer; a yes to other words makes these their own change.

        Raises InvalidInputError for an answer that does not fit the note, or that is given after a yes.
        """
        if (answer, words) == (note.answer, note.answer_words):
            return  # as they have answered
        if answer not in ANSWERS[note.kind] or note.answer == "yes":
            raise InvalidInputError("This cannot be answered like that.")
        if answer == "yes":
            self._summaries.change(conversation, note.item_id, words=note.words)
        note.answer, note.answer_words, note.answered_at = answer, words, now()
        record(session_of(note), Action.NOTE_ANSWERED, about=note, conversation_id=conversation.id)
