"""Which accounts are in the same words as an earlier one; a private database on disk remembers them."""

import hashlib

from nlp.batch.scratch import Scratch

LEAST_WORDS = 10
"""Words below which two people may well say the same ("Nothing, all was very good")."""


class Copies(Scratch):
    """Remembers what was told, whatever its capitals and white space, and by whose id.

    >>> story = "I waited six hours in the hall and nobody came"
    >>> with Copies() as copies:
    ...     copies.same_as(story, "a"), copies.same_as(story.upper() + " ", "b"), copies.same_as("Fine.", "c")
    (None, 'a', None)
    """

    def __init__(self) -> None:
        super().__init__("CREATE TABLE told (words BLOB PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;")

    def same_as(self, told: str, id_: str) -> str | None:
        """Return the id of the first account in these words, or None when this is the first, or short."""
        words = told.casefold().split()
        if len(words) < LEAST_WORDS:
            return None
        digest = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        added = self._database.execute("INSERT OR IGNORE INTO told VALUES (?, ?)", (digest, id_)).rowcount
        if added:
            return None
        [first] = self._database.execute("SELECT id FROM told WHERE words = ?", (digest,)).fetchone()
        return str(first)
