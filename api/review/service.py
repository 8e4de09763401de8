"""What a professional sees: only what was shared with a code of theirs, and only what is still shared."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import Action, record
from api.database.tables import Share, ShareCode, User, now
from api.errors import NotFoundError
from api.sharing.lines import Line, mark_of
from api.sharing.service import SharingService


class ReviewService:
    """Opens shared summaries to the professionals they were shared with."""

    def __init__(self, sharing: SharingService) -> None:
        self._sharing = sharing

    def inbox(self, session: Session, user: User) -> Sequence[Share]:
        """Return what is shared with someone, newest first."""
        mine = select(Share).join(ShareCode).where(ShareCode.user_id == user.id)
        return session.scalars(mine.order_by(Share.shared_at.desc())).all()

    def has_changed(self, share: Share) -> bool:
        """Return whether a share shows anything else than when the professional last looked."""
        return share.seen != mark_of(self._sharing.shown(share))

    def open(self, session: Session, user: User, share_id: str) -> tuple[Share, list[Line]]:
        """Return one share with what it shows and note that it was seen; raises NotFoundError when it is not theirs."""
        share = self.share_of(session, user, share_id)
        lines = self._sharing.shown(share)
        share.seen_at, share.seen = now(), mark_of(lines)
        record(session, Action.OPENED, user, about=share, conversation_id=share.conversation_id)
        return share, lines

    def share_of(self, session: Session, user: User, share_id: str) -> Share:
        """Return one share; raises NotFoundError when it is not theirs."""
        share = session.get(Share, share_id)
        if share is None or share.code.user_id != user.id:
            raise NotFoundError("This summary is not shared with you. It may have been taken back.")
        return share
