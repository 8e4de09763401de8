"""What a writer is, and the one way to get one."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from nlp.batch.writers.columns import FILES

Row = Mapping[str, Any]


class FileFormat(StrEnum):
    """How the files of a run are written; each is the suffix of its files."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


class Writer(Protocol):
    """Writes rows of one shape to one file as they come, holding few of them."""

    def write(self, row: Row) -> None:
        """Write one row."""
        ...

    def close(self) -> None:
        """Write what is left, and close the file."""
        ...


def file_name(name: str, file_format: FileFormat) -> str:
    """Return what the file is called that holds `name`, as `findings.csv`."""
    return f"{name}.{file_format}"


def open_writer(folder: Path, name: str, file_format: FileFormat) -> Writer:
    """Begin a file of a run anew, empty but for what its format asks for; raises OSError."""
    file = folder / file_name(name, file_format)
    if file_format is FileFormat.PARQUET:  # pyarrow takes a second to import, and some memory
        from nlp.batch.writers.parquet import ParquetWriter

        return ParquetWriter(file, FILES[name])
    if file_format is FileFormat.CSV:
        from nlp.batch.writers.csv import CsvWriter

        return CsvWriter(file, FILES[name])
    from nlp.batch.writers.jsonl import JsonlWriter

    return JsonlWriter(file)
