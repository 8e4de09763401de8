"""A REFI-QDA project (.qdpx): the texts of its sources. Codes that people put on them are read elsewhere."""

from pathlib import PurePosixPath
from typing import BinaryIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from nlp.batch.errors import UnreadableError
from nlp.batch.items import Noted, Rejected, Rows
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.interview import read_account
from nlp.batch.readers.whole import MAX_HELD, open_package, reading, refuse_large

CALLED = "a REFI-QDA project (.qdpx)"
INTERNAL = "internal://"
TEXTS = ("TextSource", "Representation", "Transcript")
"""Elements that hold a plain text; the last two stand in a source that is no text, as a PDF or a recording."""


def read_project(stream: BinaryIO, source: str, wanted: Wanted) -> Rows:
    """Yield the accounts of every source; one without a text is rejected with its name."""
    refuse_large(stream)
    with open_package(stream, CALLED) as package, reading(CALLED):
        for element in _sources(package):
            name = (element.get("name") or element.get("guid") or "source").strip()
            texts = [part for part in element.iter() if _tag(part) in TEXTS and _has_text(part)]
            for text in texts:
                yield from _read_text(package, text, source, name, wanted)
            if not texts:
                yield Rejected(f"{source}/{name}", None, "the source has no plain text in the project")
    yield Noted(source, "its texts are read; the codes in it are not")


def _sources(package: ZipFile) -> list[Element]:
    names = [name for name in package.namelist() if name.lower().endswith(".qde")]
    if len(names) != 1:
        raise UnreadableError(f"the file is broken, or is not {CALLED}: there must be one .qde file in it")
    project = fromstring(_part(package, names[0]))
    return [source for group in project if _tag(group) == "Sources" for source in group]


def _read_text(package: ZipFile, element: Element, source: str, name: str, wanted: Wanted) -> Rows:
    content = next((part.text or "" for part in element if _tag(part) == "PlainTextContent"), None)
    if content is None:
        path = element.get("plainTextPath", "")
        try:
            content = _part(package, _found(package, path)).decode("utf-8-sig")
        except (UnreadableError, UnicodeDecodeError) as error:
            why = str(error) if isinstance(error, UnreadableError) else "the text is not UTF-8"
            yield Rejected(f"{source}/{name}", None, why)
            return
    yield from read_account(content, source, wanted, within=name)


def _found(package: ZipFile, path: str) -> str:
    """Return the member that a path of the project means: internal ones lie in its folder of sources."""
    if path.startswith(INTERNAL):
        wanted = PurePosixPath(path.removeprefix(INTERNAL)).name
        for name in package.namelist():
            if PurePosixPath(name).name == wanted:
                return name
    raise UnreadableError(f"the text is not inside the project: “{path}” is missing")


def _part(package: ZipFile, name: str) -> bytes:
    if package.getinfo(name).file_size > MAX_HELD:
        raise UnreadableError(f"“{name}” is larger than {MAX_HELD // 1_000_000} MB")
    return package.read(name)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _has_text(element: Element) -> bool:
    return "plainTextPath" in element.attrib or any(_tag(part) == "PlainTextContent" for part in element)
