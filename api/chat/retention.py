"""How long words are kept: conversations in which nothing has happened for long are found, and deleted everywhere."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from api.database.audit_tables import AuditEvent
from api.database.tables import Conversation, Turn


def unused_since(session: Session, moment: datetime) -> Iterator[str]:
    """Yield the ids of conversations in which nothing was said, changed, shared or looked at since a moment."""
    said_later = exists().where(Turn.conversation_id == Conversation.id, Turn.at >= moment)
    quiet = select(Conversation.id).where(Conversation.created_at < moment, ~said_later)
    for conversation_id in session.scalars(quiet.order_by(Conversation.created_at)).all():
        done = (AuditEvent.conversation_hash == conversation_id, AuditEvent.at >= moment)
        if not session.scalar(select(exists().where(*done))):
            yield conversation_id
