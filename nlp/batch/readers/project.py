"""A REFI-QDA project (.qdpx): the texts of its sources. Codes that people put on them are read elsewhere."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO
from xml.etree.ElementTree import Element

from nlp.batch.errors import UnreadableError
from nlp.batch.items import Noted, Rejected, Row, Rows
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.interview import read_account
from nlp.batch.readers.whole import open_package, reading, refuse_large
from nlp.domain.narrative import Narrative
from nlp.exchange.errors import ExchangeError
from nlp.exchange.refi.archive import Archive
from nlp.exchange.refi.counting import counted
from nlp.exchange.refi.parsing import children, local_name, parse
from nlp.exchange.refi.qdpx import MARKS
from nlp.exchange.refi.variables import said_of

CALLED = "a REFI-QDA project (.qdpx)"
SOURCES = {"TextSource", "PDFSource", "PictureSource", "AudioSource", "VideoSource"}
TEXTS = ("TextSource", "Representation", "Transcript")
"""Elements that hold a plain text; the last two stand in a source that is no text, as a PDF or a recording."""


def read_project(stream: BinaryIO, source: str, wanted: Wanted) -> Rows:
    """Yield the accounts of every source; one without a text is rejected with its name."""
    refuse_large(stream)
    open_package(stream, CALLED)
    with reading(CALLED):
        try:
            yield from _read_sources(Archive(stream), source, wanted)
        except ExchangeError as error:
            raise UnreadableError(str(error).rstrip(".")) from None
    yield Noted(source, "its texts are read; the codes in it are not")


def _read_sources(archive: Archive, source: str, wanted: Wanted) -> Rows:
    with archive.open_project() as opened:
        elements = parse(opened, MARKS)
        origin = next(elements).get("origin", "")
        for element in elements:
            if local_name(element) in SOURCES:
                yield from _read_source(archive, element, origin, source, wanted)
                element.clear()


def _read_source(archive: Archive, element: Element, origin: str, source: str, wanted: Wanted) -> Rows:
    name = (element.get("name") or element.get("guid") or "source").strip()
    texts = [part for part in element.iter() if local_name(part) in TEXTS and _has_text(part)]
    for text in texts:
        try:
            content = _text(archive, text, name)
        except ExchangeError as error:
            yield Rejected(f"{source}/{name}", None, str(error).rstrip("."))
            continue
        written, _ = counted(content, origin, text.get(MARKS))
        said = said_of(element, Narrative(name, written))
        yield from _with_what_is_said(read_account(written, source, wanted, within=name), said)
    if not texts:
        yield Rejected(f"{source}/{name}", None, "the source has no plain text in the project")


def _with_what_is_said(rows: Rows, said: Narrative) -> Iterator[Row | Rejected | Noted]:
    """Yield rows with what the project says of their source; in an interview, each turn has its own question."""
    for row in rows:
        if isinstance(row, Row):
            question = None if row.turns else said.question
            row = replace(row, question=question, group=said.group, date=said.date)
        yield row


def _text(archive: Archive, element: Element, name: str) -> str:
    contents = children(element, "PlainTextContent")
    return (contents[0].text or "") if contents else archive.read_text(element.get("plainTextPath", ""), name)


def _has_text(element: Element) -> bool:
    return "plainTextPath" in element.attrib or bool(children(element, "PlainTextContent"))
