"""Rows of a .jsonl file: one JSON object a line."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any, TextIO

from nlp.batch.items import Noted, Rejected, Row, Rows
from nlp.batch.readers.columns import Columns, Wanted, choose_columns, cut_row
from nlp.batch.readers.lines import Lines, LongLineError

SAMPLE = 50
TEXT, QUESTION = "text", "question"
Record = tuple[int, dict[str, Any]] | Rejected


def read_jsonl(stream: TextIO, source: str, wanted: Wanted) -> Rows:
    """Yield a row for each object; raises NoColumnError when no field is plainly the text."""
    records = _records(Lines(stream), source)
    sample = list(islice(records, SAMPLE))
    objects = [record[1] for record in sample if not isinstance(record, Rejected)]
    names = list(dict.fromkeys(name for fields in objects for name in fields if name != QUESTION))
    columns = _columns(names, objects, wanted)
    if columns.texts and [names[at] for at in columns.texts] != [TEXT]:
        yield Noted(source, "text from the field " + ", ".join(f"“{names[at]}”" for at in columns.texts))
    for record in chain(sample, records):
        if isinstance(record, Rejected):
            yield record
        else:
            yield from _rows(*record, names, columns)


def _columns(names: list[str], objects: list[dict[str, Any]], wanted: Wanted) -> Columns:
    if not names:
        return Columns(())
    if TEXT in names and not wanted.text:
        wanted = replace(wanted, text=(TEXT,))
    return choose_columns(names, [[fields.get(name) for name in names] for fields in objects], wanted)


def _rows(line: int, fields: dict[str, Any], names: list[str], columns: Columns) -> list[Row]:
    """Return the rows of an object; what it was asked may stand in the object itself."""
    if not columns.texts:
        return [Row(line, None, None)]
    rows = cut_row(line, [fields.get(name) for name in names], names, columns)
    return [replace(row, question=fields[QUESTION]) for row in rows] if fields.get(QUESTION) is not None else rows


def _records(lines: Lines, source: str) -> Iterator[Record]:
    while True:
        lines.begin()
        try:
            line = next(lines)
        except StopIteration:
            return
        except LongLineError:
            yield Rejected(source, lines.start, "the line is too long to be read")
            continue
        if line.strip():
            yield _record(lines.start, line, source)


def _record(number: int, line: str, source: str) -> Record:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return Rejected(source, number, "the line is not JSON")
    if not isinstance(fields, dict):
        return Rejected(source, number, "the line is JSON, but not an object with a text")
    return number, fields
