"""The tables of text messages. A number stands in them as a keyed hash, and encrypted where a reply is to be sent."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from api.database.encryption import EncryptedJSON, EncryptedText
from api.database.tables import Base, now


class Phone(Base):
    """A number that texted us, with its conversation; after STOP only the hash and the wish stay.

    `id`: the keyed hash of the number; `number`: encrypted; `route`: by which provider and from which of our numbers
    it is answered; `due_at`: when what waits is heard, or asked of the bot again; `tries`: how often the bot did not
    answer; `heard_at`: when its texts were last heard.
    """

    __tablename__ = "phones"

    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str | None]
    route: Mapped[dict[str, Any]]
    language: Mapped[str]
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id"), unique=True)
    stopped: Mapped[bool] = mapped_column(default=False)
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=0)
    heard_at: Mapped[datetime | None]


class ReceivedText(Base):
    """A text that a provider handed on, known for good by the keyed hash of its id, so that it is taken once only.

    `text` is here until it is heard, then in the conversation; `heard`: nothing of it waits any more. `starts`: it is
    START, and no words of theirs.
    `open_until`: until when the provider's request waits for the answer; `replied`: what it was answered with.
    """

    __tablename__ = "received_texts"

    id: Mapped[str] = mapped_column(primary_key=True)
    phone_id: Mapped[str | None] = mapped_column(index=True)
    text: Mapped[str | None] = mapped_column(EncryptedText)
    heard: Mapped[bool] = mapped_column(default=True)
    starts: Mapped[bool] = mapped_column(default=False)
    sent_at: Mapped[datetime | None]
    arrived_at: Mapped[datetime] = mapped_column(default=now)
    open_until: Mapped[datetime | None]
    replied: Mapped[list[str] | None] = mapped_column(EncryptedJSON)


class WaitingText(Base):
    """A text of ours that is still to be sent; gone as soon as it is. The id is the order.

    `asked_at`: when the text that it answers arrived; `however_late`: it holds no words of theirs, and is sent even
    when it comes late. It knows its number itself, since the last text after a deletion outlives the number.
    """

    __tablename__ = "waiting_texts"

    id: Mapped[int] = mapped_column(primary_key=True)
    phone_id: Mapped[str] = mapped_column(index=True)
    received_id: Mapped[str | None] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(EncryptedText)
    number: Mapped[str]
    route: Mapped[dict[str, Any]]
    asked_at: Mapped[datetime]
    however_late: Mapped[bool]
    due_at: Mapped[datetime] = mapped_column(default=now, index=True)
    tries: Mapped[int] = mapped_column(default=0)
