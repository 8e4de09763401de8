"""A .txt file: one account, or an interview."""

from typing import TextIO

from nlp.batch.checks import MAX_TEXT
from nlp.batch.items import Rows
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.interview import read_document


def read_plain(stream: TextIO, source: str, wanted: Wanted) -> Rows:
    """Yield the file's accounts, whose ids are made from its name; no more than is needed is held."""
    yield from read_document(stream.read(MAX_TEXT + 1), source, wanted)
