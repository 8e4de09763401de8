"""Which kinds of file can be read, and what reads each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TextIO

from nlp.batch.items import Noted, Rejected, Row
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.jsonl import read_jsonl
from nlp.batch.readers.plain import read_plain
from nlp.batch.readers.table import read_table

Rows = Iterator[Row | Rejected | Noted]


@dataclass(frozen=True)
class Format:
    """How one kind of file is read; `newline` is what `open` calls it: line ends inside a text are never changed."""

    read: Callable[[TextIO, str, Wanted], Rows]
    newline: str = ""


FORMATS = {
    ".jsonl": Format(read_jsonl, newline="\n"),
    ".csv": Format(read_table),
    ".tsv": Format(partial(read_table, delimiters="\t")),
    ".txt": Format(read_plain),
}
SUPPORTED = "Good Life reads .jsonl, .csv, .tsv and .txt"
