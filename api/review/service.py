"""What a professional sees: only what was shared with them or their team, and only what is still shared."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import Action, record
from api.database.tables import Share, ShareCode, ShareLook, User
from api.errors import NotFoundError
from api.review.notes import NoteService, Threads
from api.sharing.access import codes_for, opens_to
from api.sharing.lines import Line, mark_of
from api.sharing.looks import look_of, note_look
from api.sharing.service import SharingService
from api.web.words import in_groups


@dataclass(frozen=True)
class Shared:
    """One share with the lines it shows, in the order of the page, and what one professional has said about them.

    `look`: when they looked last, and at what.
    """

    share: Share
    look: ShareLook | None
    lines: Sequence[Line]
    threads: Threads

    @property
    def waiting(self) -> list[Line]:
        """Return the lines that they have said nothing about as they stand now."""
        return [line for line in self.lines if not self._settled(line)]

    @property
    def has_changed(self) -> bool:
        """Return whether it shows anything else than when they last looked."""
        return self.look is not None and self.look.mark != mark_of(self.lines)

    @property
    def was_answered(self) -> bool:
        """Return whether its owner has answered them since they last looked."""
        looked = self.look.at if self.look else None
        answers = [thread.latest.answered_at for threads in self.threads.values() for thread in threads]
        return looked is not None and any(at is not None and at > looked for at in answers)

    def line(self, line_id: str) -> Line:
        """Return one of the lines; raises NotFoundError when it is not shown, or no more."""
        line = next((line for line in self.lines if line.id == line_id), None)
        if line is None:
            raise NotFoundError("This line is not shared with you. It may have been taken out.")
        return line

    def mark(self, line: Line) -> str:
        """Return a mark that differs when the line shows anything else."""
        return mark_of([line])

    def after(self, line: Line) -> Line | None:
        """Return the line that waits next after one, from the top again after the last, or None when none waits."""
        at = self.lines.index(line)
        onward = [*self.lines[at + 1 :], *self.lines[:at]]
        return next((one for one in onward if not self._settled(one)), None)

    def _settled(self, line: Line) -> bool:
        return any(thread.settles(line.words) for thread in self.threads.get(line.id, ()))


class ReviewService:
    """Opens shared summaries to the professionals they were shared with."""

    def __init__(self, sharing: SharingService, notes: NoteService) -> None:
        self._sharing = sharing
        self._notes = notes

    def inbox(self, session: Session, user: User) -> list[Shared]:
        """Return what is shared with someone, or with the team that they are in, newest first."""
        mine = select(Share).join(ShareCode).where(codes_for(user))
        shares = session.scalars(mine.order_by(Share.shared_at.desc())).all()
        return [self._shared(session, user, share) for share in shares]

    def open(self, session: Session, user: User, share_id: str) -> Shared:
        """Return one share and note that it was seen; raises NotFoundError when it is not theirs."""
        shared = self.find(session, user, share_id)
        share = shared.share
        note_look(session, share, user, mark_of(shared.lines))
        record(session, Action.OPENED, user, about=share, conversation_id=share.conversation_id)
        return shared

    def find(self, session: Session, user: User, share_id: str) -> Shared:
        """Return one share with what it shows; raises NotFoundError when it is not theirs."""
        return self._shared(session, user, self.share_of(session, user, share_id))

    def share_of(self, session: Session, user: User, share_id: str) -> Share:
        """Return one share; raises NotFoundError when it is not theirs."""
        share = session.get(Share, share_id)
        if share is None or not opens_to(share.code, user):
            raise NotFoundError("This summary is not shared with you. It may have been taken back.")
        return share

    def _shared(self, session: Session, user: User, share: Share) -> Shared:
        lines = [line for _, group in in_groups(self._sharing.shown(share)) for line in group]
        return Shared(share, look_of(share, user), lines, self._notes.about(session, [line.id for line in lines], user))
