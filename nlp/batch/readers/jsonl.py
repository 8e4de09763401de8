"""Rows of a .jsonl file: one JSON object a line."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any, TextIO

from nlp.batch.items import Noted, Rejected, Row
from nlp.batch.readers.columns import Columns, Wanted, choose_columns
from nlp.batch.readers.lines import Lines, LongLineError

SAMPLE = 50
QUESTION = "question"
Record = tuple[int, dict[str, Any]] | Rejected


def read_jsonl(stream: TextIO, source: str, wanted: Wanted) -> Iterator[Row | Rejected | Noted]:
    """Yield a row for each object; raises NoColumnError when no field is plainly the text."""
    records = _records(Lines(stream), source)
    sample = list(islice(records, SAMPLE))
    objects = [record[1] for record in sample if not isinstance(record, Rejected)]
    names = list(dict.fromkeys(name for fields in objects for name in fields if name != QUESTION))
    columns = _columns(names, objects, wanted)
    text = names[columns.text] if names else "text"
    id_, group, date = (None if at is None else names[at] for at in (columns.id, columns.group, columns.date))
    if text != "text":
        yield Noted(source, f"text from the field “{text}”")
    for record in chain(sample, records):
        yield record if isinstance(record, Rejected) else _row(*record, text, id_, group, date)


def _columns(names: list[str], objects: list[dict[str, Any]], wanted: Wanted) -> Columns:
    if not names:
        return Columns(0, None)
    if "text" in names and not wanted.text:
        wanted = replace(wanted, text="text")
    return choose_columns(names, [[fields.get(name) for name in names] for fields in objects], wanted)


def _row(line: int, fields: dict[str, Any], text: str, id_: str | None, group: str | None, date: str | None) -> Row:
    of_it = [fields.get(name) if name else None for name in (id_, group, date)]
    return Row(line, of_it[0], fields.get(text), fields.get(QUESTION), *of_it[1:])


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
