"""A .txt file: the whole file is one narrative."""

from collections.abc import Iterator
from typing import TextIO

from nlp.batch.checks import MAX_TEXT
from nlp.batch.items import Row
from nlp.batch.readers.columns import Wanted


def read_plain(stream: TextIO, source: str, wanted: Wanted) -> Iterator[Row]:
    """Yield the file as one row, whose id is made from the file's name; no more than is needed is held."""
    yield Row(None, None, stream.read(MAX_TEXT + 1))
