"""Rows as a CSV table (RFC 4180)."""

import csv
from pathlib import Path

from nlp.batch.writers.columns import Columns
from nlp.batch.writers.writer import Row


class CsvWriter:
    """Writes a table with a row of names, in UTF-8 with the mark by which Excel knows it; what is absent is empty."""

    def __init__(self, file: Path, columns: Columns) -> None:
        self._file = file.open("w", encoding="utf-8-sig", newline="")
        self.close = self._file.close
        self._table = csv.DictWriter(self._file, list(columns))
        self._table.writeheader()

    def write(self, row: Row) -> None:
        """Write one row."""
        self._table.writerow(row)
