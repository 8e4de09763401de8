"""The tables of collections: stories that a researcher put in, and what readers and people said of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database.encryption import EncryptedJSON, EncryptedText
from api.database.tables import Base, User, new_id, now


class Collection(Base):
    """Some stories that belong together, and who put them in: they alone, and whom they name, see it.

    `state`: columns (its owner has still to say which), waiting, reading, ready, stopped or failed; `problem` says what
    to do after a failure. `wanted`: the columns, by the fields of `nlp.batch.readers.columns.Wanted`. `taken`: rows of
    its files that are in the tables, all of them when `taken_in`; then `done` of `total` stories are read, which took
    `seconds`. `run`: which job reads it; one that is not the latest writes nothing more. `tries`: how many have begun
    since one last got on. `report`: the page, when made.
    `conversations`: made of conversations whose people agreed to research, and of nothing else.
    """

    __tablename__ = "collections"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    name: Mapped[str] = mapped_column(EncryptedText)
    tier: Mapped[str]
    redact: Mapped[bool] = mapped_column(default=True)
    conversations: Mapped[bool] = mapped_column(default=False)
    wanted: Mapped[dict[str, Any]] = mapped_column(EncryptedJSON, default=dict)
    state: Mapped[str] = mapped_column(default="waiting")
    run: Mapped[int] = mapped_column(default=0)
    tries: Mapped[int] = mapped_column(default=0)
    taken: Mapped[int] = mapped_column(default=0)
    taken_in: Mapped[bool] = mapped_column(default=False)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    seconds: Mapped[float] = mapped_column(default=0.0)
    problem: Mapped[str | None] = mapped_column(EncryptedText)  # it may name a file, or a column
    report: Mapped[str | None] = mapped_column(EncryptedText, deferred=True)
    created_at: Mapped[datetime] = mapped_column(default=now)

    owner: Mapped[User] = relationship()
    stories: Mapped[list["Story"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="Story.position"
    )


class Story(Base):
    """One story of a collection: `name` is its id in the file it came from, `conversation_id` where it was a talk.

    All stories of a `line` of their `source`, counted from 1, are one person's; a whole file has none.

    Until it is read it has no `language`; then `sentences` are the offsets of its sentences, and where the collection
    is redacted, `text` and `question` are without what tells who someone is, and `replaced` lists what was there.
    `features`: those of co-production that it shows, each with its code, its score and the offsets of its words; None
    where they were not looked for.
    `turns`: where others speak in it too, the offsets of what the teller said, each with those of what was asked.
    `no_story`: why it is none, such as "n/a"; `same_as`: the name of an earlier one in the same words.
    """

    __tablename__ = "stories"
    __table_args__ = (UniqueConstraint("collection_id", "position"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    collection_id: Mapped[str] = mapped_column(ForeignKey("collections.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(EncryptedText)
    source: Mapped[str] = mapped_column(EncryptedText)
    line: Mapped[int | None]
    text: Mapped[str] = mapped_column(EncryptedText)
    question: Mapped[str | None] = mapped_column(EncryptedText)
    group: Mapped[str | None] = mapped_column(EncryptedText)
    date: Mapped[str | None] = mapped_column(EncryptedText)
    language: Mapped[str | None]
    sentences: Mapped[list[list[int]]] = mapped_column(JSON, default=list)
    features: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    turns: Mapped[list[list[int]]] = mapped_column(JSON, default=list)
    no_story: Mapped[str | None]
    same_as: Mapped[str | None] = mapped_column(EncryptedText)
    replaced: Mapped[list[dict[str, Any]]] = mapped_column(EncryptedJSON, default=list)
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)

    findings: Mapped[list["StoryFinding"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="StoryFinding.start", lazy="selectin"
    )


class StoryFinding(Base):
    """What the reader found in a story, as a finding is everywhere; its words are the story's `[start:end]`."""

    __tablename__ = "story_findings"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    story_id: Mapped[str] = mapped_column(ForeignKey("stories.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    domain: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    score: Mapped[float]
    reason: Mapped[str] = mapped_column(EncryptedText)


class CollectionRemark(Base):
    """What the taking in of a collection has to tell: a row that was rejected, or a note about a file.

    `line` counts from 1, and is None when it is about a whole file.
    """

    __tablename__ = "collection_remarks"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    collection_id: Mapped[str] = mapped_column(ForeignKey("collections.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    rejected: Mapped[bool]
    source: Mapped[str] = mapped_column(EncryptedText)
    line: Mapped[int | None]
    says: Mapped[str] = mapped_column(EncryptedText)
