"""Word documents: paragraphs and tables in order; what was deleted, stands apart or is protected."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from nlp.batch.errors import UnreadableError
from nlp.batch.readers.whole import ENCRYPTED_PACKAGE, OLE, open_package
from tests.unit.nlp.batch.documents import locked, notes, read, rows, saved, word

WORD = nsdecls("w")


def test_paragraphs_are_lines_as_they_were_written() -> None:
    found = read(".docx", word("Café 👵🏽 — my garden.", "", "  And a tab:\tso.  "))
    assert [row.text for row in rows(found)] == ["Café 👵🏽 — my garden.\n\n  And a tab:\tso.  "]
    assert notes(found) == []


def test_tables_stand_where_they_are_and_headers_are_left_out() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Private"
    document.add_paragraph("Before")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Int", "How are you?", "P1", "Well.\nThanks."], strict=True):
        cell.text = text
    document.add_paragraph("After")
    [row] = rows(read(".docx", saved(document)))
    assert row.text == "Before\nInt\tHow are you?\nP1\tWell.\nThanks.\nAfter"


def test_a_transcript_in_a_table_is_an_interview() -> None:
    document = Document()
    table = document.add_table(4, 2)
    for cell, text in zip(table._cells, ["Int", "How?", "P1", "Well.", "Int", "Why?", "P1", "Jan."], strict=True):
        cell.text = text
    [row] = rows(read(".docx", saved(document)))
    assert [turn.said.of(str(row.text)) for turn in row.turns] == ["Well.", "Jan."]


def test_tracked_changes_are_read_as_if_all_were_accepted_and_content_controls_are_text() -> None:
    document = Document()
    paragraph = document.add_paragraph("I am ")._p
    paragraph.append(parse_xml(f"<w:ins {WORD}><w:r><w:t>very well</w:t></w:r></w:ins>"))
    paragraph.append(parse_xml(f"<w:del {WORD}><w:r><w:delText>ill</w:delText></w:r></w:del>"))
    box = f"<w:sdt {WORD}><w:sdtContent><w:p><w:r><w:t>Boxed in.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    paragraph.addnext(parse_xml(box))
    assert [row.text for row in rows(read(".docx", saved(document)))] == ["I am very well\nBoxed in."]


def test_notes_beside_the_text_are_told_of() -> None:
    document = Document()
    document.add_paragraph("I am well.")._p.append(parse_xml(f'<w:r {WORD}><w:footnoteReference w:id="2"/></w:r>'))
    assert notes(read(".docx", saved(document))) == ["its footnotes, comments and text boxes are not read"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "broken, or is not a Word document"),
        (b"plain words", "broken, or is not a Word document"),
        (OLE + b"\0" * 600 + ENCRYPTED_PACKAGE, "protected by a password"),
        (OLE + b"\0" * 600, "an older kind"),
        (word("cut short")[:-200], "broken, or is not a Word document"),
        (locked(word("secret")), "protected by a password"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(".docx", content)


def test_another_kind_of_file_in_its_clothes_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "hello")
    with pytest.raises(UnreadableError, match="not a Word document"):
        read(".docx", stream.getvalue())


def test_one_that_grows_too_large_is_refused() -> None:
    with pytest.raises(UnreadableError, match="unpacks to more than"):
        open_package(io.BytesIO(word("hello")), "a Word document", most=1000)


def test_one_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.batch.readers.whole.MAX_HELD", 1000)
    with pytest.raises(UnreadableError, match="larger than"):
        read(".docx", word("hello"))
