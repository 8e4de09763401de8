"""How long words are kept: conversations in which nothing has happened for long are found, and deleted everywhere."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from api.database.audit_tables import AuditEvent
from api.database.tables import Conversation, Turn


def unused_since(session: Session, moment: datetime) -> Iterator[str]:
    """Yield the ids of conversations in which nothing was said, changed, shared or looked at since a moment."""
    begun_before = select(Conversation.id).where(Conversation.created_at < moment)
    for conversation_id in session.scalars(begun_before.order_by(Conversation.created_at)).all():
        if is_unused_since(session, conversation_id, moment):
            yield conversation_id


def is_unused_since(session: Session, conversation_id: str, moment: datetime) -> bool:
    """Return whether in a conversation nothing was said, changed, shared or looked at since a moment."""
    said = (Turn.conversation_id == conversation_id, Turn.at >= moment)
    done = (AuditEvent.conversation_hash == conversation_id, AuditEvent.at >= moment)
    return not session.scalar(select(or_(exists().where(*said), exists().where(*done))))
