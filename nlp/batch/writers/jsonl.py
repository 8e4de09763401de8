"""Rows as lines of JSON."""

import json
from pathlib import Path

from nlp.batch.writers.writer import Row


class JsonlWriter:
    """Writes one JSON object a line, in UTF-8."""

    def __init__(self, file: Path) -> None:
        self._file = file.open("w", encoding="utf-8", newline="\n")
        self.close = self._file.close

    def write(self, row: Row) -> None:
        """Write one row."""
        self._file.write(json.dumps(row, ensure_ascii=False) + "\n")
