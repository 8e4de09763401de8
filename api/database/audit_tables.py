"""The table of the audit log. The database itself refuses to change or delete a row of it."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from api.database.encryption import KeyedHash
from api.database.tables import Base, now


class AuditEvent(Base):
    """That someone did something; the id is the order. Nobody's words stand here, and no name but that of who logs in.

    `team`: whom what it was about is for, or whose it is.
    `conversation_hash`: the conversation by its keyed hash, from the first day, so that nothing need change when it is
    deleted; give it the id, and look for it by the id.
    """

    __tablename__ = "audit_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    actor_kind: Mapped[str]
    actor_id: Mapped[str | None]
    actor_name: Mapped[str | None]
    action: Mapped[str] = mapped_column(index=True)
    object_kind: Mapped[str | None]
    object_id: Mapped[str | None]
    team: Mapped[str | None]
    conversation_hash: Mapped[str | None] = mapped_column(KeyedHash, index=True)
