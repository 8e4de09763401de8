"""Every table but those of text messages.

Times are UTC; offsets are Unicode code points, end exclusive; what anyone said or wrote is encrypted.
"""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, DateTime, ForeignKey, TypeDecorator, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from api.database.encryption import EncryptedJSON, EncryptedText


def new_id() -> str:
    """Return an id that says nothing and is never guessed."""
    return uuid4().hex


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


class UTCDateTime(TypeDecorator[datetime]):
    """A time that comes back in UTC from SQLite too, which keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the stored time with its zone."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Base(DeclarativeBase):
    """What all tables share."""

    type_annotation_map = {  # noqa: RUF012
        datetime: UTCDateTime,
        dict[str, Any]: JSON(none_as_null=True),
        list[dict[str, Any]]: JSON(none_as_null=True),
    }


class Conversation(Base):
    """One person's conversation, with what they agreed to and where they are in it.

    `called`: what they like to be called, if they wrote it on their page.
    """

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    token_hash: Mapped[str]
    channel: Mapped[str]
    language: Mapped[str]
    consent_share: Mapped[bool]
    consent_research: Mapped[bool]
    topic: Mapped[str] = mapped_column(default="welcome")
    asked: Mapped[str | None]
    ended: Mapped[bool] = mapped_column(default=False)
    summary_version: Mapped[int] = mapped_column(default=0)
    called: Mapped[str | None] = mapped_column(EncryptedText)
    created_at: Mapped[datetime] = mapped_column(default=now)

    turns: Mapped[list["Turn"]] = relationship(cascade="all, delete-orphan", order_by="Turn.position")
    items: Mapped[list["SummaryItem"]] = relationship(cascade="all, delete-orphan", order_by="SummaryItem.position")
    shares: Mapped[list["Share"]] = relationship(
        cascade="all, delete-orphan", order_by="Share.shared_at", back_populates="conversation"
    )


class Turn(Base):
    """One thing said, by the citizen or the bot, exactly as it was said."""

    __tablename__ = "turns"
    __table_args__ = (
        UniqueConstraint("conversation_id", "position"),
        UniqueConstraint("conversation_id", "client_message_id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    position: Mapped[int]
    speaker: Mapped[str]
    text: Mapped[str] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(default=now)
    buttons: Mapped[list[dict[str, Any]] | None] = mapped_column(EncryptedJSON)
    # A citizen's turn: how it was heard, what the bot was told of it, and the state after the answer.
    # The metadata of a turn of the bot's: the items of the summary that it shows as `lines`, by number.
    client_message_id: Mapped[str | None]
    heard_as: Mapped[str | None]
    concern: Mapped[bool] = mapped_column(default=False)
    metadata_: Mapped[dict[str, Any] | None] = mapped_column("metadata", EncryptedJSON)
    state_after: Mapped[dict[str, Any] | None]


class SummaryItem(Base):
    """One line of a person's summary, in their own words.

    `place`: where they put it on their page; None when they have not said.
    """

    __tablename__ = "summary_items"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    domain: Mapped[str]
    words: Mapped[str] = mapped_column(EncryptedText)
    status: Mapped[str]
    by: Mapped[str]
    place: Mapped[str | None]
    score: Mapped[float | None]
    reason: Mapped[str | None] = mapped_column(EncryptedText)

    # Every turn looks at all of it: one query, not one an item.
    evidence: Mapped[list["Evidence"]] = relationship(
        cascade="all, delete-orphan", order_by="Evidence.position", lazy="selectin"
    )


class Evidence(Base):
    """The run of a turn that shows a summary item."""

    __tablename__ = "evidence"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    item_id: Mapped[str] = mapped_column(ForeignKey("summary_items.id"), index=True)
    turn_id: Mapped[str] = mapped_column(ForeignKey("turns.id"), index=True)
    position: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str] = mapped_column(EncryptedText)


class User(Base):
    """Someone who logs in: a professional, a researcher or an admin.

    `subject`: who they are for the identity provider that vouches for them; `team`: a professional's, by its name;
    `closed_at`: since when they can log in no more.
    """

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    password_hash: Mapped[str]
    subject: Mapped[str | None] = mapped_column(unique=True, index=True)
    team: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    closed_at: Mapped[datetime | None]


class LoginSession(Base):
    """A login in a browser, or a token for a program; only a hash of its secret is kept."""

    __tablename__ = "login_sessions"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    token_hash: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    expires_at: Mapped[datetime]

    user: Mapped[User] = relationship()


class ShareCode(Base):
    """A code that a professional gives to people; only a hash is kept, with its last letters to tell codes apart.

    `team`: for whom it is, when it is not for the professional alone.
    """

    __tablename__ = "share_codes"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    code_hash: Mapped[str] = mapped_column(unique=True)
    ending: Mapped[str]
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    team: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]

    user: Mapped[User] = relationship()

    @property
    def name(self) -> str:
        """Return whom one shares with through it: the team, or who gave it."""
        return self.team or self.user.name

    @property
    def given_by(self) -> str | None:
        """Return who gave it, when it is for a team."""
        return self.user.name if self.team else None


class Share(Base):
    """A summary that a person lets a professional or a team see, until they take it back.

    `shows`: the lines it shows, by their id, each with how many of the places where it was said, and null for a line
    that the person holds back.
    """

    __tablename__ = "shares"
    __table_args__ = (UniqueConstraint("conversation_id", "code_id"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    code_id: Mapped[str] = mapped_column(ForeignKey("share_codes.id"), index=True)
    shared_at: Mapped[datetime] = mapped_column(default=now)
    shows: Mapped[dict[str, Any]] = mapped_column(default=dict)

    conversation: Mapped[Conversation] = relationship(back_populates="shares")
    code: Mapped[ShareCode] = relationship()
    looks: Mapped[list["ShareLook"]] = relationship(cascade="all, delete-orphan", order_by="ShareLook.at.desc()")


class ShareLook(Base):
    """When one professional looked last at what is shared, and `mark`: that of what they saw then."""

    __tablename__ = "share_looks"

    share_id: Mapped[str] = mapped_column(ForeignKey("shares.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    at: Mapped[datetime]
    mark: Mapped[str]

    user: Mapped[User] = relationship()


class Forgetting(Base):
    """A deleted conversation that the bot, which did not answer then, has still to forget. Holds no words."""

    __tablename__ = "forgettings"

    conversation_id: Mapped[str] = mapped_column(primary_key=True)
