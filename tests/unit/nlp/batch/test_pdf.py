"""PDFs: sentences over the ends of lines and pages, furniture of pages, scans and passwords."""

import io

import pytest
from pypdf import PdfReader

from nlp.batch.errors import UnreadableError
from tests.unit.nlp.batch.documents import notes, pdf, read, rows

STORY = (
    "My neighbour Jan pops in every day and she has an extraordinarily understanding way of encouraging everybody "
    "around here. I cannot manage the stairs any more, unfortunately, and my spirits are low."
)


def test_lines_are_put_together_and_broken_words_made_whole() -> None:
    narrow = f"#set page(width: 8cm, height: auto)\n#set par(justify: true)\n#set text(hyphenate: true)\n{STORY}"
    [row] = rows(read(".pdf", pdf(narrow)))
    assert row.text == STORY


def test_a_hyphen_that_the_word_has_elsewhere_stays() -> None:
    text = "Self-esteem. My self-esteem is low, and what is self-esteem worth to me, if I may ask?"
    narrow = pdf(f"#set page(width: 11.5cm, height: auto)\n{text}")
    assert any(line.endswith("self-") for line in PdfReader(io.BytesIO(narrow)).pages[0].extract_text().splitlines())
    assert [row.text for row in rows(read(".pdf", narrow))] == [text]


def test_running_heads_and_page_numbers_are_left_out_and_told_of() -> None:
    pages = "#pagebreak()\n".join(f"{STORY}\n\nPage {word} ends.\n" for word in ("one", "two", "three", "four"))
    found = read(".pdf", pdf(f'#set page(height: 12cm, header: [Study 7], numbering: "1")\n{pages}'))
    [row] = rows(found)
    assert "Study" not in str(row.text)
    assert str(row.text).count(STORY) == 4
    assert notes(found) == ["lines at the top or bottom of most pages were left out: “#”, “Study #”"]


def test_lines_that_differ_from_page_to_page_are_kept() -> None:
    found = read(".pdf", pdf("#pagebreak()\n".join(f"The {word} page.\n" for word in ("first", "second", "third"))))
    assert [row.text for row in rows(found)] == ["The first page.\nThe second page.\nThe third page."]
    assert notes(found) == []


def test_an_interview_keeps_its_turns() -> None:
    talk = "\n\n".join(["Int: How is the house these days?", f"P1: {STORY}", "Int: Go on.", "P1: It is quiet."])
    [row] = rows(read(".pdf", pdf(f"#set page(width: 10cm, height: auto)\n{talk}")))
    assert [turn.said.of(str(row.text)) for turn in row.turns] == [STORY, "It is quiet."]


def test_pages_without_text_are_told_of() -> None:
    found = read(".pdf", pdf("Hello there.\n#pagebreak()\n#rect(width: 3cm)\n#pagebreak()\nGoodbye."))
    assert notes(found) == ["no text on page 2, which may be pictures, and were not read"]
    assert [row.text for row in rows(found)] == ["Hello there.\nGoodbye."]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf("#rect(width: 3cm)"), "likely a scan"),
        (pdf("Secret.", password="open sesame"), "protected by a password"),
        (b"", "broken, or is not a PDF"),
        (b"%PDF-1.7", "broken, or is not a PDF"),
        (b"plain words", "broken, or is not a PDF"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(".pdf", content)
