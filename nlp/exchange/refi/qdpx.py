"""Projects out, `.qdpx`: a zip with `project.qde` and every story as a text file."""

from collections.abc import Iterable, Sequence
from datetime import UTC
from io import TextIOWrapper
from itertools import chain
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO, TextIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from nlp.domain.coding import Coded, Coder, Coding
from nlp.domain.narrative import Narrative, Span
from nlp.exchange.guids import as_guid, stable_guid
from nlp.exchange.names import coder_names
from nlp.exchange.refi.archive import INTERNAL, SOURCES
from nlp.exchange.refi.codes import write_codes
from nlp.exchange.refi.plain_text import PlainText
from nlp.exchange.refi.variables import VARIABLES, values_of
from nlp.exchange.refi.xml import DECLARATION, ORIGIN, Xml

NAMESPACE = "urn:QDA-XML:project:1.0"
MACHINE = "good-life-machine"
"""The short name (`id`) of a user who is a machine; people have none."""
MARKS = "good-life-text"
"""What was in the text before every tool could count it; see `plain_text`."""


def write_qdpx(coded: Coded, file: BinaryIO) -> None:
    """Write a project; the stories are gone through once, one in memory at a time.

    The codebook comes before the sources in the file, but only they say which codes and variables are used, so they
    wait in a file of their own.
    """
    with ZipFile(file, "w", ZIP_DEFLATED) as archive, TemporaryFile("w+", encoding="utf-8", newline="") as sources:
        used_codes, used_variables = _write_sources(coded, archive, sources)
        with archive.open(_entry("project.qde"), "w", force_zip64=True) as raw:
            text = TextIOWrapper(raw, "utf-8", newline="")
            text.write(DECLARATION)
            xml = Xml(text)
            with xml.inside("Project", xmlns=NAMESPACE, name=coded.name, origin=ORIGIN):
                _write_users(xml, coded.coders)
                if coded.codes:
                    with xml.inside("CodeBook"):
                        write_codes(xml, coded.codes, used_codes)
                _write_variables(xml, used_variables)
                sources.seek(0)
                copyfileobj(sources, text)
                if coded.about:
                    xml.element("Description", coded.about)
            text.detach()


def _entry(name: str) -> ZipInfo:
    """Return an entry without the time of day: the same collection gives the same file."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _write_users(xml: Xml, coders: Sequence[Coder]) -> None:
    if not coders:
        return
    names = coder_names(coders)
    with xml.inside("Users"):
        for coder in coders:
            marked = {"id": MACHINE} if coder.machine else {}
            xml.element("User", guid=as_guid("coder", coder.id), name=names[coder.id], **marked)


def _write_variables(xml: Xml, used: Iterable[str]) -> None:
    if names := [name for name in VARIABLES if name in used]:
        with xml.inside("Variables"):
            for name in names:
                xml.element("Variable", guid=VARIABLES[name], name=name, typeOfVariable="Text")


def _write_sources(coded: Coded, archive: ZipFile, file: TextIO) -> tuple[set[str], set[str]]:
    """Write every story to the archive, and its element to the file; return the codes and variables that are used."""
    codes: set[str] = set()
    variables: set[str] = set()
    xml, stories = Xml(file), coded.each()
    first = next(stories, None)
    if first is None:
        return codes, variables
    with xml.inside("Sources"):
        for story, codings in chain([first], stories):
            guid, plain = stable_guid("story", story.id), PlainText.of(story.text)
            archive.writestr(_entry(f"{SOURCES}/{guid}.txt"), plain.text)
            with xml.inside("TextSource", guid=guid, name=story.id, plainTextPath=f"{INTERNAL}{guid}.txt"):
                _write_source(xml, story, plain, codings)
            codes.update(coding.code for coding in codings)
            variables.update(values_of(story))
    return codes, variables


def _write_source(xml: Xml, story: Narrative, plain: PlainText, codings: Sequence[Coding]) -> None:
    if plain.changed:
        xml.instruct(MARKS, plain.marks)
    for coding in codings:
        _write_coding(xml, coding, plain.carry(coding.span))
    for name, value in values_of(story).items():
        with xml.inside("VariableValue"):
            xml.element("VariableRef", targetGUID=VARIABLES[name])
            xml.element("TextValue", value)


def _write_coding(xml: Xml, coding: Coding, span: Span) -> None:
    """Write one selection a coding, each with its coder: tools take coder and note from the selection."""
    at = coding.at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    made = {"creatingUser": as_guid("coder", coding.coder), "creationDateTime": at}
    place = {"startPosition": str(span.start), "endPosition": str(span.end)}
    with xml.inside("PlainTextSelection", guid=stable_guid("selection", coding.id), **place, **made):
        if coding.note:
            xml.element("Description", coding.note)
        with xml.inside("Coding", guid=as_guid("coding", coding.id), **made):
            xml.element("CodeRef", targetGUID=as_guid("code", coding.code))
