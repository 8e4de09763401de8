"""People's words are encrypted in the bot's database too, with the same keys as in the api's ($TEXT_KEYS)."""

import os
from typing import Any, Optional

import sqlalchemy as sa
from cryptography.fernet import Fernet, MultiFernet
from rasa.core.tracker_store import SQLTrackerStore

DEVELOPMENT_KEY = "ZGV2ZWxvcG1lbnQtb25seSwgdG8gYmUgcmVwbGFjZWQ="
BATCH = 500


def fernets() -> MultiFernet:
    """The keys of $TEXT_KEYS, Fernet keys between commas, the newest first; raises ValueError where one is unsafe."""
    keys = os.environ.get("TEXT_KEYS") or DEVELOPMENT_KEY
    if os.environ.get("ENVIRONMENT") == "production" and DEVELOPMENT_KEY in keys:
        raise ValueError("TEXT_KEYS must be set to keys of your own when ENVIRONMENT is production")
    return MultiFernet([Fernet(key.strip()) for key in keys.split(",")])


class Encrypted(sa.types.TypeDecorator):
    """Text that is stored encrypted; what was stored in plain before, JSON, is still read."""

    impl = sa.Text
    cache_ok = True

    def __init__(self) -> None:
        """Reads the keys once."""
        super().__init__()
        self._fernets = fernets()

    def process_bind_param(self, value: Optional[str], dialect: Any) -> Optional[str]:
        """What is stored."""
        return None if value is None else self._fernets.encrypt(value.encode()).decode()

    def process_result_value(self, value: Optional[str], dialect: Any) -> Optional[str]:
        """What was meant."""
        if value is None or value.startswith("{"):
            return value
        return self._fernets.decrypt(value.encode()).decode()


def encrypt_events() -> None:
    """Lets Rasa's table of events be encrypted, whoever opens it."""
    SQLTrackerStore.SQLEvent.__table__.c.data.type = Encrypted()


def renew(engine: sa.engine.Engine) -> int:
    """Puts every event under the newest key; returns how many there were."""
    events = sa.table("events", sa.column("id"), sa.column("data", sa.Text()))
    keys, last, done = fernets(), -1, 0
    while True:
        with engine.begin() as connection:
            some = sa.select(events.c.id, events.c.data).where(events.c.id > last).order_by(events.c.id).limit(BATCH)
            rows = connection.execute(some).all()
            for number, data in rows:
                kept = keys.encrypt(data.encode()) if data.startswith("{") else keys.rotate(data.encode())
                connection.execute(events.update().where(events.c.id == number).values(data=kept.decode()))
        if not rows:
            return done
        last, done = rows[-1][0], done + len(rows)
