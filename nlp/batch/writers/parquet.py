"""Rows as an Apache Parquet file."""

from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from nlp.batch.writers.columns import Columns
from nlp.batch.writers.writer import Row

ROWS = 5_000
"""Rows in a group, which is what is held until it is written."""
TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64()}


def schema_of(columns: Columns) -> pa.Schema:
    """Return columns as Arrow has them."""
    return pa.schema([(name, TYPES[kind]) for name, kind in columns.items()])


class ParquetWriter:
    """Writes groups of rows; the file can be read once it is closed."""

    def __init__(self, file: Path, columns: Columns) -> None:
        self._schema = schema_of(columns)
        self._file = parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def write(self, row: Row) -> None:
        """Keep one row until there is a group of them."""
        self._rows.append(row)
        if len(self._rows) == ROWS:
            self._write_group()

    def close(self) -> None:
        """Write the last group and the table of contents."""
        if self._rows:
            self._write_group()
        self._file.close()

    def _write_group(self) -> None:
        self._file.write_table(pa.Table.from_pylist(self._rows, self._schema))
        self._rows = []
