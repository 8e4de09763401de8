"""Rows of a table (.csv, .tsv): quotes, line breaks inside cells, broken rows and quotes that never end."""

import csv
import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import TextIO

from nlp.batch.checks import MAX_TEXT
from nlp.batch.errors import NoColumnError, UnreadableError
from nlp.batch.items import Noted, Rejected, Rows
from nlp.batch.readers.columns import Wanted, choose_columns, cut_row, say_choice
from nlp.batch.readers.lines import EMPTY, Lines, LongLineError

DELIMITERS = ",;\t|"
QUOTED = re.compile(r'(?<![^,;\t|])"(?:[^"]+|"")*(?:"|$)')
"""A cell in quote marks, which may go on over the next lines: what stands in it cuts nothing."""
SAMPLE = 50
Record = tuple[int, list[str]] | Rejected


def read_table(stream: TextIO, source: str, wanted: Wanted, delimiters: str = DELIMITERS) -> Rows:
    """Yield the rows below the names of the columns; raises NoColumnError when none is plainly the text.

    Raises UnreadableError when there is no row at all.
    """
    csv.field_size_limit(MAX_TEXT)
    lines = Lines(stream)
    names, delimiter = _names(lines, delimiters)
    records = _records(lines, source, delimiter, len(names))
    sample = list(islice(records, SAMPLE))
    whole = [record[1] for record in sample if not isinstance(record, Rejected)]
    columns = choose_columns(names, whole, wanted)
    yield from (Noted(source, note) for note in say_choice(names, columns, whole))
    for record in chain(sample, records):
        if isinstance(record, Rejected):
            yield record
        else:
            yield from cut_row(*record, names, columns)


def _names(lines: Lines, delimiters: str) -> tuple[list[str], str]:
    """Read the first row that is not empty, with the delimiter that cuts it into most cells."""
    try:
        line = next(line for line in _each(lines) if line.strip(delimiters + '" \t\r\n'))
        delimiter = max(delimiters, key=QUOTED.sub("", line).count)
        return next(csv.reader(chain([line], lines), delimiter=delimiter, strict=True)), delimiter
    except StopIteration:
        raise UnreadableError(EMPTY) from None
    except LongLineError:
        raise NoColumnError("The first row is too long to be names of columns.") from None
    except csv.Error:
        raise NoColumnError("The first row cannot be read: its quote marks do not match.") from None


def _each(lines: Lines) -> Iterator[str]:
    """Yield each line as a record of its own."""
    lines.begin()
    for line in lines:
        yield line
        lines.begin()


def _records(lines: Lines, source: str, delimiter: str, width: int) -> Iterator[Record]:
    parser = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin()
        try:
            cells = next(parser)
        except StopIteration:
            return
        except LongLineError:
            yield Rejected(source, lines.start, "the line is too long to be read")
            continue
        except csv.Error as error:
            lines.take_back()
            yield Rejected(source, lines.start, _fault(str(error)))
            continue
        if cells and len(cells) != width:
            cell = "cell" if len(cells) == 1 else "cells"
            yield Rejected(source, lines.start, f"it has {len(cells)} {cell}, but there are {width} columns")
        elif cells:
            yield lines.start, cells


def _fault(error: str) -> str:
    if "end of data" in error:
        return "a quote mark is opened here and never closed"
    if "field larger" in error:
        return f"a cell here is longer than {MAX_TEXT:,} characters: is a quote mark missing at its end?"
    return "a quote mark is in the wrong place: one inside a cell must be written twice"
