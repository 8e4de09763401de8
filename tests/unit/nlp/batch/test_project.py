"""REFI-QDA projects: texts of sources wherever they stand, and sources that have none."""

import io

import pytest

from nlp.batch.errors import UnreadableError
from nlp.batch.items import Rejected
from nlp.exchange.refi.qdpx import write_qdpx
from tests.unit.nlp.batch.documents import archive, locked, notes, read, rows
from tests.unit.nlp.exchange.collections import small_collection

PROJECT = '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p">{}</Project>'


def project(sources: str, files: dict[str, str | bytes] | None = None) -> bytes:
    return archive({"project.qde": PROJECT.format(f"<Sources>{sources}</Sources>"), **(files or {})})


def test_texts_stand_in_files_or_in_the_project() -> None:
    sources = (
        '<TextSource guid="1" name="Jan" plainTextPath="internal://1.txt"/>'
        '<TextSource guid="2" name="Siân"><PlainTextContent>My café.</PlainTextContent></TextSource>'
    )
    found = read(".qdpx", project(sources, {"Sources/1.txt": "\ufeffMy garden\r\n👵🏽"}))
    assert [(row.within, row.text) for row in rows(found)] == [("Jan", "My garden\r\n👵🏽"), ("Siân", "My café.")]
    assert notes(found) == ["its texts are read; the codes in it are not"]


def test_a_pdf_or_a_recording_may_have_a_text() -> None:
    sources = (
        '<PDFSource guid="1" name="Letter"><Representation guid="2" plainTextPath="internal://2.txt"/></PDFSource>'
        '<AudioSource guid="3" name="Talk"><Transcript guid="4" plainTextPath="internal://4.txt"/></AudioSource>'
    )
    texts: dict[str, str | bytes] = {"sources/2.txt": "Dear all", "sources/4.txt": "Int: How?\nP1: Well."}
    found = rows(read(".qdpx", project(sources, texts)))
    assert [(row.within, row.text, len(row.turns)) for row in found] == [
        ("Letter", "Dear all", 0),
        ("Talk", "Int: How?\nP1: Well.", 1),
    ]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ('<PictureSource guid="1" name="s"/>', "no plain text"),
        ('<TextSource guid="1" name="s" richTextPath="internal://1.docx"/>', "no plain text"),
        ('<TextSource guid="1" name="s" plainTextPath="internal://9.txt"/>', "is missing"),
        ('<TextSource guid="1" name="s" plainTextPath="relative://C:/Users/Jan/1.txt"/>', "is not in the file: export"),
        ('<TextSource guid="1" name="s" plainTextPath="internal://../../etc/passwd"/>', "leads out of it"),
        ('<TextSource guid="1" name="s" plainTextPath="internal://bad.txt"/>', "not in UTF-8"),
    ],
)
def test_a_source_without_a_text_is_rejected_alone(source: str, reason: str) -> None:
    good = '<TextSource guid="0" name="good"><PlainTextContent>Well.</PlainTextContent></TextSource>'
    found = read(".qdpx", project(source + good, {"sources/bad.txt": b"\xff\xfe\xff"}))
    [rejected] = [one for one in found if isinstance(one, Rejected)]
    assert (rejected.source, rejected.line) == ("f.qdpx/s", None)
    assert reason in rejected.reason
    assert "Jan" not in rejected.reason
    assert [row.text for row in rows(found)] == ["Well."]


BOMB = '<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + PROJECT.split("?>")[1].format("<Sources/>")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "broken, or is not a REFI-QDA project"),
        (archive({"a.txt": "hello"}), "no project file"),
        (archive({"project.qde": "<Project"}), "not whole, or no XML"),
        (archive({"project.qde": BOMB}), "which can be a trap"),
        (locked(project("")), "protected by a password"),
    ],
)
def test_what_is_no_project_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(".qdpx", content)


def test_what_we_wrote_comes_back_with_all_that_was_said_of_it() -> None:
    file = io.BytesIO()
    write_qdpx(collection := small_collection(), file)
    found = rows(read(".qdpx", file.getvalue()))
    said = [(row.within, row.text, row.question, row.group, row.date) for row in found]
    assert said == [(one.id, one.text, one.question, one.group, one.date) for one in collection.stories]
