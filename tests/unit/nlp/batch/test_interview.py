"""Interviews: who is taken for the interviewer and why, what each teller said, and what they had been asked."""

import pytest

from nlp.batch.items import Noted, Row
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.interview import read_account

TALK = "Int: What matters?\nP1: My garden.\nInt: Mm.\nP1: And Jan.\nInt: What is hard?\nP1: Stairs."
GROUP = "Mo: Who helps?\nJan Puw: Mo?\nEd: My mam.\nMo: And then?\nJan Puw: The bus.\nEd: Nobody.\nMo: Why is that?"


def read(text: str, *interviewer: str) -> tuple[list[Row], list[str]]:
    found = list(read_account(text, "f.txt", Wanted(interviewer=interviewer)))
    return [one for one in found if isinstance(one, Row)], [one.note for one in found if isinstance(one, Noted)]


def told(row: Row) -> list[tuple[str, str | None]]:
    text = str(row.text)
    return [(turn.said.of(text), turn.question and turn.question.of(text)) for turn in row.turns]


def test_the_teller_alone_is_read_each_turn_with_its_question() -> None:
    [row], [note] = read(TALK)
    assert row.text == TALK
    assert row.part == ""
    assert told(row) == [
        ("My garden.", "What matters?"), ("And Jan.", "What matters?"), ("Stairs.", "What is hard?"),
    ]  # fmt: skip
    assert note.startswith(
        "“Int” taken for the interviewer (by the name) and not tagged, “P1” read; if that is wrong, say who asks"
    )


def test_who_asks_most_is_the_interviewer_where_no_name_says_so() -> None:
    found, [note] = read(GROUP)
    assert [(row.part, [said for said, _ in told(row)]) for row in found] == [
        ("JP", ["Mo?", "The bus."]),
        ("E", ["My mam.", "Nobody."]),
    ]
    assert "“M” taken for the interviewer (asks in 3 of 3 turns)" in note
    assert "Puw" not in note


def test_who_is_named_is_the_interviewer() -> None:
    found, [note] = read(GROUP, "jan puw", "Ed")
    assert [told(row)[0][0] for row in found] == ["Who helps?"]
    assert "(as you said)" in note


def test_a_name_that_is_not_there_changes_nothing() -> None:
    assert read(TALK, "Somebody") == read(TALK)


def test_with_none_every_document_is_one_account() -> None:
    assert read(TALK, "none") == ([Row(None, None, TALK)], [])


@pytest.mark.parametrize(
    "text",
    ["A1: Hello.\nJan: Hello.\nA1: It rains.\nJan: It does.", "Jo: Why?\nJan: Why not?\nJo: How?\nJan: What?"],
)
def test_where_nobody_plainly_asks_everyone_is_read_and_it_is_said(text: str) -> None:
    found, [note] = read(text)
    assert len(found) == 2
    assert "nobody is plainly the interviewer" in note


def test_what_stands_before_the_first_speaker_is_told_of() -> None:
    [row], notes = read(f"Interview 3\nTuesday\n\n{TALK}")
    assert notes[1] == "2 lines before the first speaker not read"
    assert [said for said, _ in told(row)] == ["My garden.", "And Jan.", "Stairs."]


def test_offsets_hold_with_any_line_ends_and_characters() -> None:
    text = TALK.replace("\n", "\r\n").replace("garden", "gardd 👵🏽 fâch")
    [row], _ = read(text)
    assert told(row)[0] == ("My gardd 👵🏽 fâch.", "What matters?")


def test_a_text_without_speakers_is_one_account() -> None:
    assert read("I waited.\nNobody came.") == ([Row(None, None, "I waited.\nNobody came.")], [])
