"""What a professional sees: only what was shared with a code of theirs, and only what is still shared."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.database.tables import Share, ShareCode, User, now
from api.errors import NotFoundError


class ReviewService:
    """Opens shared summaries to the professionals they were shared with."""

    def inbox(self, session: Session, user: User) -> Sequence[Share]:
        """Return what is shared with someone, newest first."""
        mine = select(Share).join(ShareCode).where(ShareCode.user_id == user.id)
        return session.scalars(mine.order_by(Share.shared_at.desc())).all()

    def open(self, session: Session, user: User, share_id: str) -> Share:
        """Return one share and note that it was seen; raises NotFoundError when it is not theirs, or taken back."""
        share = session.get(Share, share_id)
        if share is None or share.code.user_id != user.id:
            raise NotFoundError("This summary is not shared with you. It may have been taken back.")
        share.seen_at = now()
        share.seen_version = share.conversation.summary_version
        return share
