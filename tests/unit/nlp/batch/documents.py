"""Real files, made by the libraries that people's programs use or by hand, for tests of what reads them."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import typst
from docx import Document
from openpyxl import Workbook
from pypdf import PdfReader, PdfWriter

from nlp.batch.formats import FORMATS
from nlp.batch.items import Noted, Rejected, Row
from nlp.batch.readers.columns import Wanted


def read(suffix: str, content: bytes, wanted: Wanted | None = None) -> list[Row | Rejected | Noted]:
    """Return all that a format yields for a file called `f` with its suffix."""
    return list(FORMATS[suffix](io.BytesIO(content), f"f{suffix}", wanted or Wanted()))


def rows(found: Sequence[Row | Rejected | Noted]) -> list[Row]:
    """Return the rows alone."""
    return [one for one in found if isinstance(one, Row)]


def notes(found: Sequence[Row | Rejected | Noted]) -> list[str]:
    """Return the notes alone."""
    return [one.note for one in found if isinstance(one, Noted)]


def word(*paragraphs: str) -> bytes:
    """Make a .docx of paragraphs."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: object) -> bytes:
    """Return the bytes of a document or workbook."""
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def excel(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Make an .xlsx of sheets of rows."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, cells in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in cells:
            sheet.append(list(row))
    return saved(workbook)


def pdf(markup: str, password: str = "") -> bytes:
    """Make a .pdf of typst's markup, protected when there is a password."""
    made = typst.compile(markup.encode())
    assert isinstance(made, bytes)
    if not password:
        return made
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made)))
    writer.encrypt(password, algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Make a .zip of files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return stream.getvalue()


def locked(content: bytes) -> bytes:
    """Return an archive as it looks when all its files are protected by a password."""
    changed = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(mark)
        while start >= 0:
            changed[start + at] |= 1
            start = changed.find(mark, start + 4)
    return bytes(changed)
