"""The one engine: any database by URL, SQLite set up so that what is deleted is gone from its files."""

import logging
import time
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

from api.database.encryption import Cipher, use_cipher
from api.database.keys import check_keys

MIGRATIONS = Path(__file__).parent / "migrations"

SECONDS_BETWEEN_LOOKS = 0.5

Sessions = sessionmaker[Session]


def open_database(url: str, cipher: Cipher) -> Engine:
    """Connect to `url` and bring its tables up to date; a missing SQLite file is made.

    Raises WrongKeyError when the cipher cannot read what is kept there.
    """
    parsed = make_url(url)
    sqlite = parsed.get_backend_name() == "sqlite"
    if sqlite and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    # An error of the database would name the values it failed on: words and numbers do not belong in a log.
    engine = create_engine(url, pool_pre_ping=not sqlite, hide_parameters=True)
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
    use_cipher(engine, cipher)
    _migrate(engine, cipher)
    erase_traces(engine)  # of what a migration took away
    check_keys(engine)
    return engine


def wait_for_tables(url: str) -> None:
    """Wait until the api, which starts at the same time, has brought the tables up to date: one of them must."""
    newest = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    engine = create_engine(url, hide_parameters=True)
    while _revision(engine) != newest:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    engine.dispose()


def _revision(engine: Engine) -> str | None:
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except OperationalError:
        return None  # there is no file yet, or it is being made


def erase_traces(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, which still holds what was just deleted; other databases have none of ours."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in (
        "foreign_keys=ON",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "secure_delete=ON",
        "busy_timeout=10000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _migrate(engine: Engine, cipher: Cipher) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    logging.getLogger("alembic").setLevel(logging.WARNING)  # it would greet every start
    config.attributes["cipher"] = cipher
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
