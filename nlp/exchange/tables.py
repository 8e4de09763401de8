"""Plain CSV, in UTF-8 with a byte order mark: spreadsheets take it for something else without."""

import csv
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import BinaryIO

from nlp.domain.coding import Code, Coded
from nlp.exchange.names import code_names, coder_names

COLUMNS = (
    *("story", "coder", "machine", "code", "label", "start", "end", "text", "note", "at"),
    *("question", "source", "group", "date"),
)


def write_csv(coded: Coded, file: BinaryIO) -> None:
    """Write one row a coding: offsets are Unicode code points of the story, end exclusive, `text` its `[start:end]`."""
    codes, names = {code.id: code for code in coded.codes}, code_names(coded.codes)
    coders, called = {coder.id: coder for coder in coded.coders}, coder_names(coded.coders)
    _write(
        file,
        COLUMNS,
        (
            (
                *(story.id, called[coding.coder], "yes" if coders[coding.coder].machine else "no"),
                *(names[coding.code], codes[coding.code].label, coding.span.start, coding.span.end),
                *(coding.span.of(story.text), coding.note, coding.at.isoformat()),
                *(story.question, story.source, story.group, story.date),
            )
            for story, codings in coded.each()
            for coding in codings
        ),
    )


def write_codebook_csv(codes: Sequence[Code], file: BinaryIO) -> None:
    """Write one row a code, as Taguette imports a codebook; codes that only hold others together are none there."""
    names = code_names(codes)
    _write(file, ("name", "description"), ((names[code.id], code.description) for code in codes if code.codable))


def _write(file: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    text = TextIOWrapper(file, "utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    text.detach()
