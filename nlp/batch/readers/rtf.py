"""An .rtf file: its text without its form, as one account or an interview."""

from typing import BinaryIO

from striprtf.striprtf import rtf_to_text

from nlp.batch.errors import UnreadableError
from nlp.batch.items import Rows
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.interview import read_document
from nlp.batch.readers.whole import reading, refuse_large

CALLED = "rich text (.rtf)"


def read_rtf(stream: BinaryIO, source: str, wanted: Wanted) -> Rows:
    """Yield the accounts of a document; characters beyond ASCII are in the code page that the file names."""
    refuse_large(stream)
    written = stream.read().decode("cp1252", "as-the-web-does")
    if not written.lstrip().startswith("{\\rtf"):
        raise UnreadableError(f"the file is broken, or is not {CALLED}")
    with reading(CALLED):
        text = rtf_to_text(written, errors="replace")
    yield from read_document(text, source, wanted)
