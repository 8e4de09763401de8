"""Rich text: code pages, Unicode, what is no text, and files that are none."""

import pytest

from nlp.batch.errors import UnreadableError
from tests.unit.nlp.batch.documents import read, rows

START = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}{\info{\author Nobody}}\f0 "


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (rb"Si\'e2n said no.", "Siân said no."),
        (rb"One\par Two\par", "One\nTwo\n"),
        (rb"{\b Bold} and\tab so", "Bold and\tso"),
        (rb"don\u8217?t \{braces\}", "don’t {braces}"),
        (rb"{\*\generator Me;}Words{\footnote Not these}", "Words"),
    ],
)
def test_text_is_read_without_its_form(written: bytes, text: str) -> None:
    assert [row.text for row in rows(read(".rtf", START + written + b"}"))] == [text]


def test_an_interview_has_turns() -> None:
    talk = rb"{\b Int:} How?\par {\b P1:} Well.\par Int: Why?\par P1: Jan.\par"
    [row] = rows(read(".rtf", START + talk + b"}"))
    assert [turn.said.of(str(row.text)) for turn in row.turns] == ["Well.", "Jan."]


@pytest.mark.parametrize("content", [b"", b"plain words", b"PK\x03\x04", b"\xff\xfe{\\rtf"])
def test_what_is_no_rich_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="broken, or is not rich text"):
        read(".rtf", content)
