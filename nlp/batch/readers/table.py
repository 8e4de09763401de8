"""Rows of a table (.csv, .tsv): quotes, line breaks inside cells, broken rows and quotes that never end."""

import csv
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TextIO

from nlp.batch.checks import MAX_TEXT
from nlp.batch.errors import NoColumnError
from nlp.batch.items import Noted, Rejected, Row
from nlp.batch.readers.columns import Columns, Wanted, choose_columns
from nlp.batch.readers.lines import Lines, LongLineError

END = "\uf8ff the end \uf8ff"
"""Read after the last line: when it turns up inside a cell, a quote was never closed."""
DELIMITERS = ",;\t|"
SAMPLE = 50
Record = tuple[int, list[str]] | Rejected


def read_table(
    stream: TextIO, source: str, wanted: Wanted, delimiters: str = DELIMITERS
) -> Iterator[Row | Rejected | Noted]:
    """Yield the rows below the names of the columns; raises NoColumnError when none is plainly the text."""
    csv.field_size_limit(MAX_TEXT)
    lines = Lines(stream, last=END)
    names, delimiter = _names(lines, delimiters)
    records = _records(lines, source, delimiter, len(names))
    sample = list(islice(records, SAMPLE))
    columns = choose_columns(names, [record[1] for record in sample if not isinstance(record, Rejected)], wanted)
    yield Noted(source, _choice(names, columns))
    for record in chain(sample, records):
        yield record if isinstance(record, Rejected) else _row(*record, columns)


def _row(line: int, cells: Sequence[str], columns: Columns) -> Row:
    return Row(line, None if columns.id is None else cells[columns.id], cells[columns.text])


def _choice(names: Sequence[str], columns: Columns) -> str:
    ids = "ids made from line numbers" if columns.id is None else f"ids from “{names[columns.id]}”"
    return f"text from the column “{names[columns.text]}”, {ids}"


def _names(lines: Lines, delimiters: str) -> tuple[list[str], str]:
    """Read the first row that is not empty, with the delimiter that cuts it into most cells."""
    while True:
        lines.begin()
        try:
            line = next(lines)
        except LongLineError:
            raise NoColumnError("The first row is too long to be names of columns.") from None
        if line == END:
            raise NoColumnError("The file is empty.")
        if line.strip():
            break
    delimiter = max(delimiters, key=line.count)
    try:
        names = next(csv.reader(chain([line], lines), delimiter=delimiter, strict=True))
    except (csv.Error, LongLineError):
        names = []
    if not names or END in names[-1]:
        raise NoColumnError("The first row cannot be read: its quote marks do not match.")
    return names, delimiter


def _records(lines: Lines, source: str, delimiter: str, width: int) -> Iterator[Record]:
    parser = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin()
        try:
            cells = next(parser)
        except LongLineError:
            yield Rejected(source, lines.start, "the line is too long to be read")
            continue
        except csv.Error as error:
            lines.take_back()
            yield Rejected(source, lines.start, _fault(str(error)))
            continue
        if cells == [END]:
            return
        if cells and END in cells[-1]:
            lines.take_back()
            yield Rejected(source, lines.start, "a quote mark is opened here and never closed")
        elif cells and len(cells) != width:
            yield Rejected(source, lines.start, f"it has {len(cells)} cells, but there are {width} columns")
        elif cells:
            yield lines.start, cells


def _fault(error: str) -> str:
    if "field larger" in error:
        return f"a cell here is longer than {MAX_TEXT:,} characters: is a quote mark missing at its end?"
    return "a quote mark is in the wrong place: one inside a cell must be written twice"
