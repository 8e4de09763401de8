"""The keys of people's words: whether they open what is kept, and how they are renewed."""

from collections.abc import Iterator

from cryptography.fernet import InvalidToken
from sqlalchemy import Column, Engine, String, Table, func, select, type_coerce, update

from api.database import plan_tables, review_tables, sms_tables  # noqa: F401  imported, they are in the metadata
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
    """Raise WrongKeyError when the words kept last cannot be read."""
    kept = type_coerce(Turn.text, String)
    with engine.connect() as connection:
        newest = connection.scalar(select(kept).order_by(Turn.at.desc()).limit(1))
    try:
        if newest is not None:
            cipher_of(engine.dialect).decrypt(newest)
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
    cipher, (key,) = cipher_of(engine.dialect), table.primary_key.columns
    kept = [type_coerce(table.c[name], String).label(name) for name in names]
    last = None
    while True:
        with engine.begin() as connection:
            after = key > last if last is not None else key.is_not(None)
            rows = connection.execute(select(key, *kept).where(after).order_by(key).limit(BATCH)).all()
            for row in rows:
                changed = {
                    name: _as_kept(table.c[name], cipher.renew(row._mapping[name]))
                    for name in names
                    if row._mapping[name] is not None
                }
                if changed:
                    connection.execute(update(table).where(key == row[0]).values(changed))
        if not rows:
            return
        last = rows[-1][0]
        yield len(rows)


def _as_kept(column: Column[object], value: str) -> object:
    return type_coerce(value, String)
