"""A store of conversations that encrypts, really forgets, and never takes a broken database for a new conversation."""

import logging
import os
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Optional

import sqlalchemy as sa
from cryptography.fernet import InvalidToken
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ConversationPaused
from rasa.shared.core.trackers import DialogueStateTracker

from components.encryption import encrypt_events

log = logging.getLogger(__name__)

# The conversation that was kept last while answering the request at hand.
saved: ContextVar[Optional[DialogueStateTracker]] = ContextVar("saved", default=None)


def database_url() -> str:
    """Where conversations are kept: $BOT_DATABASE_URL, or else the file bot.db in $GOODLIFE_HOME (../var)."""
    url = os.environ.get("BOT_DATABASE_URL")
    if url:
        return url
    home = Path(os.environ.get("GOODLIFE_HOME") or "../var").resolve()
    home.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{home / 'bot.db'}"


class Unreadable(DialogueStateTracker):
    """Stands in for a conversation that cannot be read now; Rasa says nothing in a paused one, and nothing is kept."""


class ForgettingTrackerStore(SQLTrackerStore):
    """Rasa's SQL store, for which saving an empty tracker means: delete that conversation."""

    def __init__(
        self,
        domain: Optional[Domain] = None,
        host: Optional[str] = None,
        event_broker: Optional[EventBroker] = None,
        **kwargs: Any,
    ) -> None:
        """Opens the database at `host`, a complete URL, or else at `database_url()`."""
        encrypt_events()
        super().__init__(domain=domain, host=host or database_url(), event_broker=event_broker, **kwargs)
        # A database error is logged with its statement; its values are people's words.
        self.engine.hide_parameters = True
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", _prepare_sqlite)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Stores the new events, or deletes every row of the sender when the tracker holds none."""
        if isinstance(tracker, Unreadable):
            return
        if tracker.events:
            await super().save(tracker)
            saved.set(tracker)
        else:
            self._forget(tracker)

    def _forget(self, tracker: DialogueStateTracker) -> None:
        try:
            with self.session_scope() as session:
                session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == tracker.sender_id).delete()
                session.commit()
            self._erase_traces()
        except sa.exc.SQLAlchemyError:
            # Rasa would keep the tracker in memory instead, and answer that all is well. It cannot keep one
            # without events: so the answer is 500, and whoever asked for the deletion knows to ask again.
            tracker.events = None
            raise

    def _erase_traces(self) -> None:
        """Empties SQLite's write-ahead log, which still holds what was just deleted."""
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> Optional[DialogueStateTracker]:
        try:
            return await super()._retrieve(sender_id, fetch_events_from_all_sessions)
        except (sa.exc.SQLAlchemyError, InvalidToken) as error:
            # Rasa would begin a new conversation, and save an empty tracker: here, delete the one it could not read.
            log.error("The conversations cannot be read: %s", getattr(error, "orig", None) or type(error).__name__)
            return Unreadable.from_events(sender_id, [ConversationPaused()], self.domain.slots)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # A log written ahead waits for no disk at each turn; https://sqlite.org/pragma.html#pragma_secure_delete: deleted
    # content becomes zeros.
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
