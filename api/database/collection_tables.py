"""The tables of collections: stories that a researcher put in, and what readers and people said of them."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database.encryption import EncryptedText
from api.database.tables import Base, User, new_id, now


class Collection(Base):
    """Some stories that belong together, and who put them in: they alone, and whom they name, see it.

    `state`: waiting, reading, ready, stopped or failed; `done` of `total` bytes are read, and `problem` says what to do
    after a failure. `conversations`: made of conversations whose people agreed to research, and of nothing else.
    """

    __tablename__ = "collections"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    name: Mapped[str] = mapped_column(EncryptedText)
    tier: Mapped[str]
    redact: Mapped[bool] = mapped_column(default=True)
    conversations: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(default="waiting")
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now)

    owner: Mapped[User] = relationship()
    stories: Mapped[list["Story"]] = relationship(cascade="all, delete-orphan", order_by="Story.position")


class Story(Base):
    """One story of a collection: `name` is its id in the file it came from, `conversation_id` where it was a talk."""

    __tablename__ = "stories"
    __table_args__ = (UniqueConstraint("collection_id", "position"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    collection_id: Mapped[str] = mapped_column(ForeignKey("collections.id"), index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(EncryptedText)
    source: Mapped[str] = mapped_column(EncryptedText)
    text: Mapped[str] = mapped_column(EncryptedText)
    question: Mapped[str | None] = mapped_column(EncryptedText)
    language: Mapped[str | None]
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id"), index=True)


class StoryFinding(Base):
    """What the reader found in a story, as a finding is everywhere; its words are the story's `[start:end]`."""

    __tablename__ = "story_findings"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    story_id: Mapped[str] = mapped_column(ForeignKey("stories.id"), index=True)
    kind: Mapped[str]
    domain: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    score: Mapped[float]
    reason: Mapped[str] = mapped_column(EncryptedText)
