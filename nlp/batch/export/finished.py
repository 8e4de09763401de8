"""A finished output folder: what it was made from, and what is in its files, in whichever format they are."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nlp.batch.checks import MAX_TEXT
from nlp.batch.errors import CannotStartError
from nlp.batch.outputs import RECORD, REPORT
from nlp.batch.readers.columns import Wanted

PRIVATE = {"inputs", "columns"}
"""What of the record stays here: where files lie on somebody's machine, and what is in them."""


@dataclass(frozen=True)
class Finished:
    """The folder of a run that came to its end, and the record of the run."""

    folder: Path
    record: Mapping[str, Any]

    @classmethod
    def open(cls, folder: Path) -> "Finished":
        """Open a folder; raises CannotStartError when it is not that of a finished run."""
        try:
            record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            record = None
        if not isinstance(record, dict) or not (folder / REPORT).exists():
            raise CannotStartError(
                f"“{folder}” is not the folder of a finished `goodlife analyse`: there is no {RECORD} or no {REPORT}. "
                "Run the same `goodlife analyse` again: it goes on where it was stopped."
            )
        return cls(folder, record)

    @property
    def redacted(self) -> bool:
        """Say whether its files have no names and numbers in them already."""
        return bool(self.record["redact"])

    @property
    def inputs(self) -> list[Path]:
        """Return what was read."""
        return [Path(path) for path in self.record["inputs"]]

    @property
    def wanted(self) -> Wanted:
        """Return the columns that were asked for."""
        columns: dict[str, Any] = {}
        for name, asked in self.record["columns"].items():
            columns[name] = tuple(asked) if isinstance(asked, list) else asked
        return Wanted(**columns)

    @property
    def about(self) -> str:
        """Return what it was made with, one thing a line, so that it can be made again."""
        told = ((name, value) for name, value in self.record.items() if name not in PRIVATE)
        said = (f"{name}: {value if isinstance(value, str) else json.dumps(value)}" for name, value in told)
        return "\n".join(("Read by Good Life, with", *said))

    @property
    def at(self) -> datetime:
        """Return when it was read."""
        return datetime.fromtimestamp(int(self._file("findings").stat().st_mtime), UTC)

    def rows(self, name: str) -> Iterator[Mapping[str, Any]]:
        """Yield the rows of one of its files; raises CannotStartError when it is not there or not whole."""
        try:
            yield from READ[self.record["format"]](self._file(name))
        except (OSError, ValueError, KeyError, csv.Error):
            raise CannotStartError(f"{self._file(name)} cannot be read. Run `goodlife analyse` again.") from None

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.{self.record['format']}"


def _read_jsonl(file: Path) -> Iterator[Mapping[str, Any]]:
    with file.open(encoding="utf-8", newline="\n") as lines:
        yield from map(json.loads, lines)


def _read_csv(file: Path) -> Iterator[Mapping[str, Any]]:
    csv.field_size_limit(MAX_TEXT)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def _read_parquet(file: Path) -> Iterator[Mapping[str, Any]]:
    from pyarrow.parquet import ParquetFile

    with ParquetFile(file) as opened:
        for batch in opened.iter_batches(batch_size=5_000):
            yield from batch.to_pylist()


READ = {"jsonl": _read_jsonl, "csv": _read_csv, "parquet": _read_parquet}
