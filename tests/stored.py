"""What is stored of people's words: in plain in any file, or encrypted in a database."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from cryptography.fernet import InvalidToken

from api.database.encryption import DEVELOPMENT_KEY, Cipher

CIPHER = Cipher(DEVELOPMENT_KEY)
TOKEN = "gAAAA"  # how every Fernet token begins
BEGINNING = 60  # letters of a token that no other shares: its time and its chance, and some of what is encrypted
SECONDS_TO_WAIT = 30  # for whoever writes


def found(homes: Iterable[Path], words: str) -> list[str]:
    """Return the files that hold the words, in plain or, in a database, encrypted."""
    databases = [file.name for file in _files(homes) if file.suffix == ".db" and _tokens(file, words)]
    return databases + in_plain(homes, words)


def in_plain(homes: Iterable[Path], words: str) -> list[str]:
    """Return the files in which whoever copies them can read the words."""
    return [file.name for file in _files(homes) if words.encode() in file.read_bytes()]


def encrypted(homes: Iterable[Path], words: str) -> set[str]:
    """Return how every encrypted value that holds the words begins: what must be gone from the files with it."""
    databases = [file for file in _files(homes) if file.suffix == ".db"]
    return {token[:BEGINNING] for file in databases for token in _tokens(file, words)}


def _files(homes: Iterable[Path]) -> list[Path]:
    return [file for home in homes for file in home.rglob("*") if file.is_file()]


def _tokens(database: Path, words: str) -> list[str]:
    return [token for token in _all_tokens(database) if words in _decrypted(token)]


def _all_tokens(database: Path) -> Iterator[str]:
    with closing(sqlite3.connect(database, timeout=SECONDS_TO_WAIT)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                yield from (value for value in row if isinstance(value, str) and value.startswith(TOKEN))


def _decrypted(token: str) -> str:
    try:
        return CIPHER.decrypt(token)
    except InvalidToken:  # a number may have a key of its own
        return ""
