"""PDFs: sentences over the ends of lines and pages, furniture of pages, scans and passwords."""

import io
from collections.abc import Sequence

import pytest
from pypdf import PdfReader

from nlp.batch.errors import UnreadableError
from nlp.batch.items import Noted, Rejected, Row
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


FULL = f"{STORY} And in this line, as in the others, there is no room."
ENDS = ("The garden is mine.", "The bus is late.", "Nobody came.")


def parts(found: Sequence[Row | Rejected | Noted]) -> list[tuple[str, str]]:
    return [(row.part, str(row.text)) for row in rows(found)]


@pytest.mark.parametrize("heading", ["Story {}", "*Story {}: The bus*", "= Participant {}", "= Case study no. {}"])
def test_stories_that_follow_each_other_are_told_apart_though_a_full_line_stands_before(heading: str) -> None:
    told = "\n\n".join(f"{heading.format(number)}\n\n{FULL}" for number in (1, 2, 3))
    found = parts(read(".pdf", pdf(f"#set page(width: 12cm, height: auto)\n#set par(spacing: 0.65em)\n{told}")))
    assert [text for _, text in found] == [FULL] * 3
    assert [part.rpartition(" ")[2] for part, _ in found] == ["1", "2", "3"]


def test_a_heading_is_joined_to_no_small_letter_below_it() -> None:
    told = "\n\n".join(f"Story {number}\n\ni live with my neighbour." for number in (1, 2))
    assert parts(read(".pdf", pdf(told))) == [(f"Story {number}", "i live with my neighbour.") for number in (1, 2)]


@pytest.mark.parametrize("running", ["", 'header: [Report 3 of 12], numbering: "1", '])
def test_a_story_a_page_keeps_its_heading(running: str) -> None:
    pages = "#pagebreak()\n".join(f"Story {at}\n\n{FULL}\n\n{end}\n" for at, end in enumerate(ENDS, start=1))
    found = read(".pdf", pdf(f"#set page({running}width: 12cm, height: 12cm)\n{pages}"))
    assert parts(found) == [(f"Story {at}", f"{FULL} {end}") for at, end in enumerate(ENDS, start=1)]
    left = [note for note in notes(found) if "left out" in note]
    assert left == (["lines at the top or bottom of most pages were left out: “#”, “Report # of #”"] if running else [])


@pytest.mark.parametrize(
    ("running", "left"),
    [
        ("Report 3 of 12", "“Report # of #”"),
        ("Case 3 of 12", "“Case # of #”"),
        ("Story 2 was told in May", "“Story # was told in May”"),
        ("Interview 3", "“Interview 3”"),
        ("Interview 3 - page #context counter(page).display()", "“Interview 3 - page #”"),
    ],
)
def test_a_running_head_that_only_looks_like_a_heading_is_left_out(running: str, left: str) -> None:
    pages = "#pagebreak()\n".join(f"{FULL}\n\n{end}\n" for end in ENDS)
    found = read(".pdf", pdf(f"#set page(width: 12cm, height: 12cm, header: [{running}])\n{pages}"))
    assert parts(found) == [("", "\n".join(f"{FULL} {end}" for end in ENDS))]
    assert notes(found) == [f"lines at the top or bottom of most pages were left out: {left}"]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (
            "I told everybody who came to see me that my own story 2 years ago had been quite another one, and nobody "
            "would hear of it.",
            "story 2 years ago",
        ),
        (
            "I may have been the only one to say so there, participant 1 apart, or so they say to whoever asks them.",
            "participant 1 apart",
        ),
        (f"Participant 1: {STORY}", "Participant 1: My"),
    ],
)
def test_a_sentence_goes_on_over_lines_that_only_look_like_headings(text: str, begins: str) -> None:
    narrow = pdf(f"#set page(width: 11cm, height: auto)\n{text}")
    assert any(line.startswith(begins) for line in PdfReader(io.BytesIO(narrow)).pages[0].extract_text().splitlines())
    assert [row.text for row in rows(read(".pdf", narrow))] == [text]


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
