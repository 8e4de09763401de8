"""Rows of a .jsonl file: one JSON object a line."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, TextIO

from nlp.batch.errors import NoColumnError, UnreadableError
from nlp.batch.items import Noted, Rejected, Row, Rows
from nlp.batch.readers.columns import Columns, Wanted, choose_columns, cut_row, is_blank, is_called, say_person
from nlp.batch.readers.lines import EMPTY, Lines, LongLineError

SAMPLE = 50
TEXT, ID, QUESTION = "text", "id", "question"
Fields = dict[str, Any]
Record = tuple[int, Fields] | Rejected


def read_jsonl(stream: TextIO, source: str, wanted: Wanted) -> Rows:
    """Yield a row for each object; raises NoColumnError when no field is plainly the text."""
    names, columns = _columns(stream, wanted)
    if columns.texts and [names[at] for at in columns.texts] != [TEXT]:
        yield Noted(source, "text from the field " + ", ".join(f"“{names[at]}”" for at in columns.texts))
    yield from (Noted(source, note) for note in say_person(names, columns))
    names = [*names, *(name for name in (TEXT, ID) if name not in names)]
    record: Record | None = None
    for record in _records(stream, source):
        if isinstance(record, Rejected):
            yield record
        else:
            yield from _rows(*record, names, columns, wanted)
    if record is None:
        raise UnreadableError(EMPTY)


def _columns(stream: TextIO, wanted: Wanted) -> tuple[list[str], Columns]:
    """Choose among the fields of the first objects, with those that were asked for and come in a later one alone."""
    sample = list(islice(_objects(stream), SAMPLE))
    names = list(dict.fromkeys(name for fields in sample for name in fields if name != QUESTION))
    asked = [name for name in (*wanted.text, wanted.id, wanted.group, wanted.date) if name]
    names += _later(stream, [name for name in asked if not any(is_called(field, name) for field in names)])
    try:
        return names, _choose(names, sample, wanted)
    except NoColumnError:
        if wanted.text or TEXT in names or not _later(stream, [TEXT]):
            raise
    return [*names, TEXT], _choose([*names, TEXT], sample, wanted)


def _later(stream: TextIO, asked: list[str]) -> list[str]:
    """Return the fields anywhere in the file that are called as was asked for, going no further than is needed."""
    found: dict[str, str] = {}
    for fields in _objects(stream) if asked else ():
        found |= {name: field for name in asked for field in fields if name not in found and is_called(field, name)}
        if len(found) == len(asked):
            break
    return list(dict.fromkeys(found.values()))


def _choose(names: list[str], sample: list[Fields], wanted: Wanted) -> Columns:
    if not names:
        return Columns(())
    if TEXT in names and not wanted.text:
        wanted = replace(wanted, text=(TEXT,))
    return choose_columns(names, [[fields.get(name) for name in names] for fields in sample], wanted)


def _rows(line: int, fields: Fields, names: list[str], columns: Columns, wanted: Wanted) -> list[Row]:
    """Return the rows of an object: its own `text` and `id` go before what was guessed, and it may say what was asked.

    `names` has both.
    """
    texts = columns.texts or (names.index(TEXT),)
    if not wanted.text and not is_blank(fields.get(TEXT)):
        texts = (names.index(TEXT),)
    id_ = names.index(ID) if wanted.id is None and not is_blank(fields.get(ID)) else columns.id
    rows = cut_row(line, [fields.get(name) for name in names], names, replace(columns, texts=texts, id=id_))
    return [replace(row, question=fields[QUESTION]) for row in rows] if fields.get(QUESTION) is not None else rows


def _objects(stream: TextIO) -> Iterator[Fields]:
    """Yield the objects alone."""
    return (record[1] for record in _records(stream, "") if not isinstance(record, Rejected))


def _records(stream: TextIO, source: str) -> Iterator[Record]:
    """Yield what is on each line, from the first."""
    stream.seek(0)
    lines = Lines(stream)
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
