"""What ends when a professional can log in no more: their codes, and what people shared with them alone."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import SYSTEM, Action, record
from api.database.tables import Share, ShareCode, User, now


def end_sharing(session: Session, user: User) -> None:
    """Close the codes that someone gave, and take back what was shared with them alone: nobody would see it."""
    for code in session.scalars(select(ShareCode).where(ShareCode.user_id == user.id, ShareCode.expires_at > now())):
        code.expires_at = now()
        record(session, Action.CODE_CLOSED, SYSTEM, about=code)
    alone = select(Share).join(ShareCode).where(ShareCode.user_id == user.id, ShareCode.team.is_(None))
    for share in session.scalars(alone).all():
        share.conversation.shares.remove(share)
        record(session, Action.TAKEN_BACK, SYSTEM, about=share, conversation_id=share.conversation_id)
