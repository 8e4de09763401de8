"""Alembic's entry point: works on the connection it is given, or on DATABASE_URL from the command line."""

from typing import Literal

from alembic import context
from sqlalchemy import Connection, create_engine

from api.database import (  # noqa: F401
    audit_tables,
    coding_tables,
    collection_tables,
    plan_tables,
    review_tables,
    sms_tables,
)
from api.database.encryption import EncryptedJSON, EncryptedText, KeyedHash
from api.database.tables import Base, UTCDateTime
from api.settings import Settings


def _render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    # A migration must not depend on today's code: our own column types are written as what they are in the database.
    if kind == "type" and isinstance(item, EncryptedText | EncryptedJSON):
        return "sa.Text()"
    if kind == "type" and isinstance(item, KeyedHash):
        return "sa.String()"
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UTCDateTime) else False


def _run(connection: Connection) -> None:
    metadata = Base.metadata
    context.configure(connection, target_metadata=metadata, render_as_batch=True, render_item=_render_item)
    with context.begin_transaction():
        context.run_migrations()


if (given := context.config.attributes.get("connection")) is not None:
    _run(given)
else:
    settings = Settings()
    context.config.attributes["cipher"] = settings.cipher()
    with create_engine(settings.database_url).begin() as connection:
        _run(connection)
