"""Files of what is kept of a collection, written while they are sent: many stories take no more memory than few."""

import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy.orm import Session

from api.collections.stories import READ, features_of, findings_of, pages_of, remarks_of
from api.database.collection_tables import Collection, Story
from nlp.batch.redacting import redact_said
from nlp.batch.writers.columns import FEATURES, FINDINGS, REJECTED, REPLACED, Columns
from nlp.batch.writers.parquet import schema_of
from nlp.deidentification.labels import FindIn

Row = Mapping[str, Any]
BLOCK = 1024 * 1024
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet may take for a formula where a cell begins with it."""


@dataclass(frozen=True)
class Download:
    """One file: its columns, and its rows."""

    columns: Columns
    rows: Callable[[Session, Collection], Iterator[Row]]


def _findings(session: Session, collection: Collection) -> Iterator[Row]:
    return (finding.as_dict() for story in _read(session, collection) for finding in findings_of(story))


def _features(session: Session, collection: Collection) -> Iterator[Row]:
    return (feature.as_dict() for story in _read(session, collection) for feature in features_of(story))


def _narratives(session: Session, collection: Collection) -> Iterator[Row]:
    for story in _read(session, collection):
        yield {
            "id": story.name,
            "source": story.source,
            "text": story.text,
            "question": story.question,
            "group": story.group,
            "date": story.date,
            "sentences": len(story.sentences),
            "language": story.language,
            "no_story": story.no_story,
            "same_as": story.same_as,
            "findings": len(story.findings),
        }


def _rejected(session: Session, collection: Collection) -> Iterator[Row]:
    for remark in remarks_of(session, collection.id):
        said = "rejected" if remark.rejected else "note"
        yield {"what": said, "source": remark.source, "line": remark.line, "reason": remark.says}


def without_names(rows: Iterable[Row], find: FindIn) -> Iterator[Row]:
    """Yield what was rejected or noted without what tells who someone is in the words that it quotes of files."""
    for row in rows:
        yield {**row, "reason": redact_said(row["reason"], find).text}


def _replaced(session: Session, collection: Collection) -> Iterator[Row]:
    for story in _read(session, collection):
        for one in story.replaced:
            said = {name: one[name] for name in ("where", "kind", "replacement", "original")}
            yield {"narrative_id": story.name, **one["span"], **said}


def _read(session: Session, collection: Collection) -> Iterator[Story]:
    return (story for page in pages_of(session, collection.id, READ) for story in page)


STORIES: Columns = {
    "id": str, "source": str, "text": str, "question": str, "group": str, "date": str, "sentences": int,
    "language": str, "no_story": str, "same_as": str, "findings": int,
}  # fmt: skip
NOT_TAKEN_IN: Columns = {"what": str, **REJECTED}
DOWNLOADS = {
    "findings": Download(FINDINGS, _findings),
    "features": Download(FEATURES, _features),
    "narratives": Download(STORIES, _narratives),
    "rejected": Download(NOT_TAKEN_IN, _rejected),
    "replaced": Download(REPLACED, _replaced),
}


def as_csv(columns: Columns, rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a CSV that spreadsheets open as it is: with a byte order mark, and nothing in it taken for a formula."""
    yield "\ufeff".encode()
    line = io.StringIO()
    writer = csv.writer(line)
    for cells in _with_head(columns, rows):
        writer.writerow(cells)
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def _with_head(columns: Columns, rows: Iterable[Row]) -> Iterator[Iterable[Any]]:
    yield columns
    for row in rows:
        yield [_harmless(row[name]) for name in columns]


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def as_jsonl(columns: Columns, rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a line of JSON for each row."""
    return (json.dumps(dict(row), ensure_ascii=False).encode() + b"\n" for row in rows)


def as_parquet(columns: Columns, rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a Parquet file, which has its table of contents at its end: it is written without a name first."""
    schema = schema_of(columns)
    with tempfile.TemporaryFile() as file:
        with pq.ParquetWriter(file, schema) as writer:
            for some in _by(10_000, rows):
                writer.write_batch(pa.RecordBatch.from_pylist(some, schema=schema))
        file.seek(0)
        while block := file.read(BLOCK):
            yield block


def _by(number: int, rows: Iterable[Row]) -> Iterator[list[dict[str, Any]]]:
    some: list[dict[str, Any]] = []
    for row in rows:
        some.append(dict(row))
        if len(some) == number:
            yield some
            some = []
    if some:
        yield some


FORMATS = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "jsonl": ("application/jsonl", as_jsonl),
    "parquet": ("application/vnd.apache.parquet", as_parquet),
}
