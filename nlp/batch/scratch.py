"""A private database on disk, for what must not grow in memory; it is gone when it is closed."""

import sqlite3
from types import TracebackType
from typing import Self


class Scratch:
    """Holds tables that nobody else sees, and that need not outlive a crash."""

    def __init__(self, tables: str) -> None:
        self._database = sqlite3.connect("")  # an empty name: a temporary file that is deleted when closed
        self._database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {tables}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._database.close()
