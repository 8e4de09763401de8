"""The tables of the review: who looked at a summary, and what professionals and its owner say to each other."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database.encryption import EncryptedText
from api.database.tables import Base, SummaryItem, User, new_id, now


class ShareView(Base):
    """One sitting in which a professional looked at a summary; it outlives the share, so that its owner still knows."""

    __tablename__ = "share_views"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)

    user: Mapped[User] = relationship()


class ReviewNote(Base):
    """What a professional says about a line of a summary, and what its owner answers.

    `kind`: agree, amend or question; `words`: the words they suggest, what they ask, or what they add; `about`: the
    line as it stood then. `answer`: yes or no to other words, or `words` to a question, which are in `answer_words`.
    """

    __tablename__ = "review_notes"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    item_id: Mapped[str] = mapped_column(ForeignKey("summary_items.id"), index=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    kind: Mapped[str]
    words: Mapped[str | None] = mapped_column(EncryptedText)
    about: Mapped[str] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(default=now)
    answer: Mapped[str | None]
    answer_words: Mapped[str | None] = mapped_column(EncryptedText)
    answered_at: Mapped[datetime | None]

    item: Mapped[SummaryItem] = relationship()
    user: Mapped[User] = relationship()
