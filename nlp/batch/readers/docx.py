"""A .docx file: its paragraphs and tables in order, as one account or an interview."""

from collections.abc import Iterator
from typing import BinaryIO

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from nlp.batch.items import Noted, Rows
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.interview import read_document
from nlp.batch.readers.whole import open_package, reading, refuse_large

CALLED = "a Word document (.docx)"
WORDS = {"w:t": None, "w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011"}
WRITTEN = {qn(tag): words for tag, words in WORDS.items()}
PARAGRAPH, TABLE, ROW, CELL = map(qn, ("w:p", "w:tbl", "w:tr", "w:tc"))
TAKEN_BACK = {qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:pPr")}
"""What was deleted with changes tracked, and what stands apart from the text; the rest of a paragraph is its text."""
APART = "//w:footnoteReference | //w:endnoteReference | //w:commentReference | //w:txbxContent"


def read_docx(stream: BinaryIO, source: str, wanted: Wanted) -> Rows:
    """Yield the accounts of a document; a paragraph is a line, and cells of a table's row have a tab between them."""
    refuse_large(stream)
    open_package(stream, CALLED)
    with reading(CALLED):
        body = Document(stream).element.body
        text = "\n".join(_blocks(body))
        apart = bool(body.xpath(APART))
    if apart:
        yield Noted(source, "its footnotes, comments and text boxes are not read")
    yield from read_document(text, source, wanted)


def _blocks(element: BaseOxmlElement) -> Iterator[str]:
    for child in element:
        if child.tag == PARAGRAPH:
            yield "".join(_words(child))
        elif child.tag == TABLE:
            for row in _nearest(child, ROW):
                yield "\t".join("\n".join(_blocks(cell)) for cell in _nearest(row, CELL))
        elif child.tag not in TAKEN_BACK:
            yield from _blocks(child)


def _nearest(element: BaseOxmlElement, tag: str) -> Iterator[BaseOxmlElement]:
    """Yield the elements of a kind, and none of another table inside them."""
    for child in element:
        if child.tag == tag:
            yield child
        else:
            yield from _nearest(child, tag)


def _words(element: BaseOxmlElement) -> Iterator[str]:
    for child in element:
        if child.tag in WRITTEN:
            yield WRITTEN[child.tag] or child.text or ""
        elif child.tag not in TAKEN_BACK:
            yield from _words(child)
