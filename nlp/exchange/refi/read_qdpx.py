"""Projects in, `.qdpx`: every text that was coded, with its codes and coders, from whichever tool it comes."""

from datetime import UTC, datetime
from itertools import chain, count
from typing import BinaryIO
from xml.etree.ElementTree import Element

from nlp.domain.coding import Code, CodedCollection, Coder, Coding
from nlp.domain.narrative import Narrative, Span
from nlp.exchange.errors import ExchangeError
from nlp.exchange.guids import as_guid, stable_guid
from nlp.exchange.refi.archive import Archive
from nlp.exchange.refi.codes import read_codes
from nlp.exchange.refi.counting import Counted, counted
from nlp.exchange.refi.parsing import children, local_name, parse, text_of
from nlp.exchange.refi.qdpx import MACHINE, MARKS
from nlp.exchange.refi.variables import said_of

NOBODY = Coder(stable_guid("coder", "nobody"), "Unknown")
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""When a coding was made of which nobody says when."""


def read_qdpx(file: BinaryIO) -> CodedCollection:
    """Read a project; raises ExchangeError when it is none, not whole, or not safe to open.

    Texts and the codings on them are read: pictures, sound, films and PDF pages are passed over, and so are memos,
    sets, links and graphs.
    """
    archive = Archive(file)
    with archive.open_project() as opened:
        elements = parse(opened, MARKS)
        root = next(elements)
        if local_name(root) != "Project":
            raise ExchangeError("This is no REFI-QDA project (.qdpx): its project file holds something else.")
        project = _Project(archive, root)
        for element in elements:
            project.take(element)
    return project.whole()


class _Project:
    """What has been read so far."""

    def __init__(self, archive: Archive, root: Element) -> None:
        self._archive = archive
        self._root = root
        self._codes: dict[str, Code] = {}
        self._coders: dict[str, Coder] = {}
        self._stories: dict[str, Narrative] = {}
        self._codings: list[Coding] = []

    def take(self, element: Element) -> None:
        """Take in an element that is whole, and let go of what is not needed again."""
        match local_name(element):
            case "User":
                id_ = as_guid("coder", element.get("guid", ""))
                self._coders[id_] = Coder(id_, element.get("name", ""), element.get("id") == MACHINE)
            case "Codes":
                self._codes = {code.id: code for code in read_codes(element)}
            case "TextSource":
                self._take_source(element)
                element.clear()

    def whole(self) -> CodedCollection:
        """Return everything, once the file is at its end."""
        return CodedCollection(
            self._root.get("name", ""),
            tuple(self._codes.values()),
            tuple(self._coders.values()),
            tuple(self._stories.values()),
            tuple(self._codings),
            text_of(self._root, "Description"),
        )

    def _take_source(self, source: Element) -> None:
        id_ = self._free_id(source.get("name") or as_guid("story", source.get("guid", "")))
        text, place = self._text(source, id_)
        self._stories[id_] = said_of(source, Narrative(id_, text))
        for selection in children(source, "PlainTextSelection"):
            span = place(Span(_position(selection, "startPosition", id_), _position(selection, "endPosition", id_)))
            if not 0 <= span.start <= min(span.end, len(text)):
                raise ExchangeError(f"A coding in “{id_}” lies outside its text.")
            note = text_of(selection, "Description")
            for coding in children(selection, "Coding"):
                self._take_coding(coding, selection, id_, Span(span.start, min(span.end, len(text))), note)
        for coding in children(source, "Coding"):
            self._take_coding(coding, source, id_, Span(0, len(text)), "")

    def _free_id(self, name: str) -> str:
        """Return a name that no story has yet: MAXQDA gives several sources one."""
        names = chain([name], (f"{name}#{number}" for number in count(2)))
        return next(id_ for id_ in names if id_ not in self._stories)

    def _text(self, source: Element, name: str) -> Counted:
        path = source.get("plainTextPath")
        text = self._archive.read_text(path, name) if path else text_of(source, "PlainTextContent")
        return counted(text, self._root.get("origin", ""), source.get(MARKS))

    def _take_coding(self, coding: Element, on: Element, story: str, span: Span, note: str) -> None:
        """Take in a coding; who made it and when is said of it, or else of what it is on."""
        codes = [as_guid("code", child.get("targetGUID", "")) for child in children(coding, "CodeRef")]
        if not codes or codes[0] not in self._codes:
            raise ExchangeError(f"A coding in “{story}” has a code that is not in the file's codebook.")
        coder = self._coder(coding.get("creatingUser") or on.get("creatingUser") or on.get("modifyingUser"))
        at = _time(coding.get("creationDateTime") or on.get("creationDateTime") or on.get("modifiedDateTime"))
        id_ = as_guid("coding", coding.get("guid", ""))
        self._codings.append(Coding(id_, story, codes[0], coder, span, at, note))

    def _coder(self, guid: str | None) -> str:
        """Return the id of a coder, who is added where the file does not name them."""
        coder = Coder(as_guid("coder", guid), NOBODY.name) if guid else NOBODY
        return self._coders.setdefault(coder.id, coder).id


def _position(selection: Element, name: str, story: str) -> int:
    try:
        return int(selection.get(name, ""))
    except ValueError:
        raise ExchangeError(f"A coding in “{story}” has no {name} that is a number.") from None


def _time(said: str | None) -> datetime:
    try:
        at = datetime.fromisoformat(said or "")
    except ValueError:
        return LONG_AGO
    return at if at.tzinfo else at.replace(tzinfo=UTC)
