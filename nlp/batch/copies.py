"""Which accounts are in the same words as an earlier one; a private database on disk remembers them."""

import hashlib
import sqlite3
from types import TracebackType
from typing import Self

LEAST_WORDS = 10
"""Words below which two people may well say the same ("Nothing, all was very good")."""


class Copies:
    """Remembers what was told, whatever its capitals and white space, and by whose id.

    >>> story = "I waited six hours in the hall and nobody came"
    >>> with Copies() as copies:
    ...     copies.same_as(story, "a"), copies.same_as(story.upper() + " ", "b"), copies.same_as("Fine.", "c")
    (None, 'a', None)
    """

    def __init__(self) -> None:
        self._seen = sqlite3.connect("")  # an empty name: a temporary file that is deleted when closed
        self._seen.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE told (words BLOB PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._seen.close()

    def same_as(self, told: str, id_: str) -> str | None:
        """Return the id of the first account in these words, or None when this is the first, or short."""
        words = told.casefold().split()
        if len(words) < LEAST_WORDS:
            return None
        digest = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        added = self._seen.execute("INSERT OR IGNORE INTO told VALUES (?, ?)", (digest, id_)).rowcount
        if added:
            return None
        [first] = self._seen.execute("SELECT id FROM told WHERE words = ?", (digest,)).fetchone()
        return str(first)
