"""The keys of people's words: whether they open what is kept, and how they are renewed."""

from collections.abc import Iterator

from cryptography.fernet import InvalidToken
from sqlalchemy import Engine, String, Table, Text, column, func, select, type_coerce, update
from sqlalchemy import table as sql_table

# Imported, they are in the metadata.
from api.database import coding_tables, collection_tables, plan_tables, review_tables, sms_tables  # noqa: F401
from api.database.encryption import EncryptedJSON, EncryptedText, cipher_of
from api.database.tables import Base, Turn
from api.errors import GoodLifeError

BATCH = 500


class WrongKeyError(GoodLifeError):
    """What is kept was encrypted with a key that is not among those given."""

    def __init__(self) -> None:
        super().__init__(
            "TEXT_KEYS does not hold the key that people's words were kept with. Add the old key after a comma."
        )


def check_keys(engine: Engine) -> None:
    """Raise WrongKeyError when the oldest words cannot be read: they are under the oldest key."""
    kept = type_coerce(Turn.text, String)
    with engine.connect() as connection:
        oldest = connection.scalar(select(kept).order_by(Turn.at).limit(1))
    try:
        if oldest is not None:
            cipher_of(engine.dialect).decrypt(oldest)
    except InvalidToken as error:
        raise WrongKeyError from error


def renew_keys(engine: Engine) -> Iterator[tuple[int, int]]:
    """Put all that is kept under the newest key, so that older keys can be thrown away; yields rows done, and of all.

    It can be stopped and begun again: what is under the newest key already stays as it is.
    """
    columns = list(encrypted_columns())
    with engine.connect() as connection:
        total = sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table, _ in columns)
    done = 0
    for table, names in columns:
        for rows in _renew_table(engine, table, names):
            done += rows
            yield done, total


def encrypted_columns() -> Iterator[tuple[Table, list[str]]]:
    """Yield the tables that hold words, each with the names of the columns that do."""
    for table in Base.metadata.sorted_tables:
        names = [one.name for one in table.columns if isinstance(one.type, EncryptedText | EncryptedJSON)]
        if names:
            yield table, names


def _renew_table(engine: Engine, table: Table, names: list[str]) -> Iterator[int]:
    """Renew a table in batches, in the order of its key; yields how many rows each had."""
    cipher, last = cipher_of(engine.dialect), None
    (key,) = table.primary_key.columns
    # As it stands in the database: through the table's own types it would be decrypted.
    kept = sql_table(table.name, column(key.name, key.type), *(column(name, Text) for name in names))
    row_key = kept.c[key.name]
    while True:
        rest = select(kept) if last is None else select(kept).where(row_key > last)
        with engine.begin() as connection:
            rows = connection.execute(rest.order_by(row_key).limit(BATCH)).mappings().all()
            for row in rows:
                newest = {name: cipher.renew(row[name]) for name in names if row[name] is not None}
                renewed = {name: words for name, words in newest.items() if words != row[name]}
                if renewed:
                    # What somebody has written since it was read stands: it is under the newest key.
                    as_read = (kept.c[name] == row[name] for name in renewed)
                    connection.execute(update(kept).where(row_key == row[key.name], *as_read).values(renewed))
        if not rows:
            return
        last = rows[-1][key.name]
        yield len(rows)
