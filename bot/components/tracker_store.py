"""A store of conversations that really forgets: an emptied conversation leaves no row and no word behind."""

import os
from pathlib import Path
from typing import Any, Optional

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


def database_url() -> str:
    """Where conversations are kept: $BOT_DATABASE_URL, or else the file bot.db in $GOODLIFE_HOME (../var)."""
    url = os.environ.get("BOT_DATABASE_URL")
    if url:
        return url
    home = Path(os.environ.get("GOODLIFE_HOME") or "../var").resolve()
    home.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{home / 'bot.db'}"


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
        super().__init__(domain=domain, host=host or database_url(), event_broker=event_broker, **kwargs)
        # A database error is logged with its statement; its values are people's words.
        self.engine.hide_parameters = True
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", _overwrite_what_is_deleted)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Stores the new events, or deletes every row of the sender when the tracker holds none."""
        if tracker.events:
            await super().save(tracker)
            return
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == tracker.sender_id).delete()
            session.commit()


def _overwrite_what_is_deleted(connection: Any, _record: Any) -> None:
    # https://sqlite.org/pragma.html#pragma_secure_delete: deleted content becomes zeros.
    connection.execute("PRAGMA secure_delete = ON")
