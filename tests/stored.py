"""What is stored of people's words: in plain in any file, or encrypted in a database."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from cryptography.fernet import InvalidToken

from api.database.encryption import Cipher
from api.settings import DEVELOPMENT_TEXT_KEY

CIPHER = Cipher(DEVELOPMENT_TEXT_KEY)
ENCRYPTED = "gAAAA"  # how every Fernet token begins
SECONDS_TO_WAIT = 30  # for whoever writes


def found(homes: Iterable[Path], words: str) -> list[str]:
    """Return the files that hold the words, in plain or, in a database, encrypted."""
    files = [file for home in homes for file in home.rglob("*") if file.is_file()]
    return [file.name for file in files if words.encode() in file.read_bytes() or _decrypted(file, words)]


def in_plain(homes: Iterable[Path], words: str) -> list[str]:
    """Return the files in which whoever copies them can read the words."""
    files = [file for home in homes for file in home.rglob("*") if file.is_file()]
    return [file.name for file in files if words.encode() in file.read_bytes()]


def _decrypted(file: Path, words: str) -> bool:
    return file.suffix == ".db" and any(words in text for text in _texts(file))


def _texts(database: Path) -> Iterator[str]:
    with closing(sqlite3.connect(database, timeout=SECONDS_TO_WAIT)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                yield from (_words(value) for value in row if isinstance(value, str) and value.startswith(ENCRYPTED))


def _words(token: str) -> str:
    try:
        return CIPHER.decrypt(token)
    except InvalidToken:  # a number has a key of its own
        return ""
