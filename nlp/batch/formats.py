"""Which kinds of file can be read, and what reads each."""

from collections.abc import Callable
from functools import partial
from io import TextIOWrapper
from typing import BinaryIO, TextIO

from nlp.batch.items import Noted, Rows
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.docx import read_docx
from nlp.batch.readers.encoding import guess_encoding
from nlp.batch.readers.jsonl import read_jsonl
from nlp.batch.readers.pdf import read_pdf
from nlp.batch.readers.plain import read_plain
from nlp.batch.readers.project import read_project
from nlp.batch.readers.rtf import read_rtf
from nlp.batch.readers.table import read_table
from nlp.batch.readers.workbook import read_workbook

Format = Callable[[BinaryIO, str, Wanted], Rows]
"""What turns an open file, by the name that outputs call it, into rows."""


def as_text(read: Callable[[TextIO, str, Wanted], Rows], newline: str = "") -> Format:
    """Make a reader of text into one of files; `newline` is what `open` calls it: no line end in a text is changed."""

    def read_file(stream: BinaryIO, source: str, wanted: Wanted) -> Rows:
        encoding = guess_encoding(stream)
        if encoding.note:
            yield Noted(source, encoding.note)
        yield from read(TextIOWrapper(stream, encoding.name, encoding.errors, newline=newline), source, wanted)

    return read_file


FORMATS: dict[str, Format] = {
    ".jsonl": as_text(read_jsonl, newline="\n"),
    ".csv": as_text(read_table),
    ".tsv": as_text(partial(read_table, delimiters="\t")),
    ".xlsx": read_workbook,
    ".txt": as_text(read_plain),
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".rtf": read_rtf,
    ".qdpx": read_project,
}
WITH_COLUMNS = frozenset({".jsonl", ".csv", ".tsv", ".xlsx"})
EXTRACTED = frozenset({".docx", ".pdf", ".rtf", ".qdpx"})
"""Kinds whose text does not stand in the file as it is: offsets point into texts.jsonl, where it is written down."""
ARCHIVE = ".zip"
READABLE = frozenset({*FORMATS, ARCHIVE})
SUPPORTED = "Good Life reads .jsonl, .csv, .tsv, .xlsx, .txt, .docx, .pdf, .rtf, .qdpx and .zip"
