"""The tables of coding: the codes of a collection, who codes, what they put on which words, and what was settled.

What is about a story or a collection goes when it goes.
"""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database.collection_tables import Collection, Story
from api.database.encryption import EncryptedText
from api.database.tables import Base, User, new_id, now

COLLECTION = "collections.id"
STORY = "stories.id"
CODE = "collection_codes.id"
CODER = "collection_coders.id"


class CollectionCode(Base):
    """A code of a collection's own codebook; `number` is the key by which it is picked, and stays its own.

    `label`: the kind, or kind/domain, where it is one of ours. A retired code is put on nothing new.
    """

    __tablename__ = "collection_codes"
    __table_args__ = (UniqueConstraint("collection_id", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    collection_id: Mapped[str] = mapped_column(ForeignKey(COLLECTION, ondelete="CASCADE"), index=True)
    number: Mapped[int]
    parent_id: Mapped[str | None] = mapped_column(ForeignKey(CODE, ondelete="CASCADE"))
    label: Mapped[str | None]
    name: Mapped[str] = mapped_column(EncryptedText)
    meaning: Mapped[str] = mapped_column(EncryptedText, default="")
    colour: Mapped[str]
    retired: Mapped[bool] = mapped_column(default=False)

    examples: Mapped[list["CodeExample"]] = relationship(cascade="all, delete-orphan", order_by="CodeExample.at")


class CodeExample(Base):
    """Words that show what a code means, from which it is suggested."""

    __tablename__ = "code_examples"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    code_id: Mapped[str] = mapped_column(ForeignKey(CODE, ondelete="CASCADE"), index=True)
    words: Mapped[str] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(default=now)


class CollectionCoder(Base):
    """Who codes a collection: a person (`user_id`), or a machine, named by what it goes by (`machine`).

    `active`: a person who codes no more keeps what they put; `settles`: they may decide where coders differ.
    """

    __tablename__ = "collection_coders"
    __table_args__ = (UniqueConstraint("collection_id", "user_id"), UniqueConstraint("collection_id", "machine"))

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    collection_id: Mapped[str] = mapped_column(ForeignKey(COLLECTION, ondelete="CASCADE"), index=True)
    user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"), index=True)
    machine: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)
    settles: Mapped[bool] = mapped_column(default=False)
    added_at: Mapped[datetime] = mapped_column(default=now)

    user: Mapped[User | None] = relationship(lazy="joined")
    collection: Mapped[Collection] = relationship()


class CodingRules(Base):
    """Whom coders are blind to, and until when: `no`, `story` (they are done with it) or `end` (of the blind phase)."""

    __tablename__ = "coding_rules"

    collection_id: Mapped[str] = mapped_column(ForeignKey(COLLECTION, ondelete="CASCADE"), primary_key=True)
    blind_to_people: Mapped[str] = mapped_column(default="no")
    blind_to_machines: Mapped[str] = mapped_column(default="no")
    ended_at: Mapped[datetime | None]


class StoryCoding(Base):
    """A code that a person put on some words, or a machine's tag that they rejected; never changed, only followed.

    `begun` and `ended` number the steps of one coder in one story: it stands from the one to before the other. So what
    stood at any step is still known, and the last step can be undone. `source_id` is the machine's tag, and
    `source_coder_id` the machine, where the person accepted or rejected one.
    """

    __tablename__ = "story_codings"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    story_id: Mapped[str] = mapped_column(ForeignKey(STORY, ondelete="CASCADE"), index=True)
    coder_id: Mapped[str] = mapped_column(ForeignKey(CODER, ondelete="CASCADE"), index=True)
    code_id: Mapped[str] = mapped_column(ForeignKey(CODE, ondelete="CASCADE"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    note: Mapped[str] = mapped_column(EncryptedText, default="")
    rejected: Mapped[bool] = mapped_column(default=False)
    source_id: Mapped[str | None]
    source_coder_id: Mapped[str | None] = mapped_column(ForeignKey(CODER, ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(default=now)
    begun: Mapped[int]
    ended: Mapped[int | None]

    story: Mapped[Story] = relationship()


class StoryLook(Base):
    """What a coder has seen in a story of what others put there; who has seen nothing is blind, whatever the rules."""

    __tablename__ = "story_looks"

    story_id: Mapped[str] = mapped_column(ForeignKey(STORY, ondelete="CASCADE"), primary_key=True)
    coder_id: Mapped[str] = mapped_column(ForeignKey(CODER, ondelete="CASCADE"), primary_key=True)
    saw_people: Mapped[bool] = mapped_column(default=False)
    saw_machines: Mapped[bool] = mapped_column(default=False)


class StoryDone(Base):
    """That a coder is done with a story, and whom they were blind to; what stood at `step` is what is compared."""

    __tablename__ = "stories_done"

    story_id: Mapped[str] = mapped_column(ForeignKey(STORY, ondelete="CASCADE"), primary_key=True)
    coder_id: Mapped[str] = mapped_column(ForeignKey(CODER, ondelete="CASCADE"), primary_key=True)
    step: Mapped[int]
    blind_to_people: Mapped[bool]
    blind_to_machines: Mapped[bool]
    at: Mapped[datetime] = mapped_column(default=now)


class Suggestion(Base):
    """A code that was suggested for a sentence from the examples of the codebook."""

    __tablename__ = "coding_suggestions"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    story_id: Mapped[str] = mapped_column(ForeignKey(STORY, ondelete="CASCADE"), index=True)
    code_id: Mapped[str] = mapped_column(ForeignKey(CODE, ondelete="CASCADE"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    example: Mapped[str] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(default=now)


class StorySuggested(Base):
    """That a story was looked at for suggestions, and `mark`: that of the examples it was looked at with."""

    __tablename__ = "stories_suggested"

    story_id: Mapped[str] = mapped_column(ForeignKey(STORY, ondelete="CASCADE"), primary_key=True)
    mark: Mapped[str]


class Settlement(Base):
    """Which codes a sentence has, where coders differed: `codes` are ids, `about` is the mark of what they had put."""

    __tablename__ = "coding_settlements"
    __table_args__ = (UniqueConstraint("story_id", "start"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    story_id: Mapped[str] = mapped_column(ForeignKey(STORY, ondelete="CASCADE"), index=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    start: Mapped[int]
    end: Mapped[int]
    codes: Mapped[list[str]] = mapped_column(JSON)
    about: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)

    user: Mapped[User] = relationship()
