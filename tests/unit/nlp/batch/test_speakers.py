"""Who speaks where: the ways in which transcripts are written, and texts that are none."""

import pytest

from nlp.batch.readers.speakers import asks_by_name, begins_turn, find_spoken, shown


@pytest.mark.parametrize(
    "text",
    [
        "Int: How?\nP1: Well.\nInt: Why?\nP1: Jan.",
        "Int:\nHow?\n\nP1:\nWell.\n\nInt:\nWhy?\n\nP1:\nJan.\n",
        "[00:01:02] Int: How?\r\n[00:01:09] P1: Well.\r\n[00:02:00] Int: Why?\r\n[00:02:10] P1: Jan.",
        "00:01 Int: How?\n00:02 P1: Well.\n00:03 Int: Why?\n00:04 P1: Jan.",
        "Int [00:01:02]: How?\nP1 [00:01:09]: Well.\nInt [00:02:00]: Why?\nP1 [00:02:10]: Jan.",
        "Int  0:03\nHow?\n\nP1  0:05\nWell.\n\nInt  0:09\nWhy?\n\nP1  0:11\nJan.",
        "**Int:** How?\n**P1:** Well.\n**Int:** Why?\n**P1:** Jan.",
        "Int\tHow?\nP1\tWell.\nInt\tWhy?\nP1\tJan.",
        "INT: How?\np1 : Well.\nint: Why?\nP1: Jan.",
        "Visit 3\n\nInt: How?\nP1: Well.\nInt: Why?\nP1: Jan.",
    ],
)
def test_each_way_of_writing_gives_the_same_words(text: str) -> None:
    spoken = find_spoken(text)
    assert [one.words.of(text) for one in spoken] == ["How?", "Well.", "Why?", "Jan."]
    assert [one.name.upper() for one in spoken] == ["INT", "P1", "INT", "P1"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I had a fall: it was bad.\nMy neighbour: a star.\nThen it rained.",
        "Name: Jan\nAge: 70\nWhat happened: I waited six hours.",
        "P1: I waited.\nP1: And nobody came.",
        "I waited at 10:30 and at 11:30: nobody.",
        "It was a long day, and I waited for hours and hours in the hall.\n" * 4
        + "Doctor: Well?\nMe: No.\nDoctor: Right.\nMe: Bye.",
        "I left at 10:30\nand he came at 11:30\nand I left at 12:30\n",
        "Note: the lift was broken.\nNote: it was cold.",
        "See https://example.org: it says so.\nSee https://example.com: it does not.",
    ],
)
def test_a_text_that_is_no_conversation_has_no_speakers(text: str) -> None:
    assert find_spoken(text) == []


def test_words_that_look_like_a_label_once_stay_with_who_said_them() -> None:
    text = "Int: Well?\nP1: One thing:\nMoney: there is none.\nInt: And?\nP1: That is all."
    assert [one.words.of(text) for one in find_spoken(text)][1] == "One thing:\nMoney: there is none."


def test_someone_who_speaks_once_is_a_speaker_where_a_number_or_a_time_says_so() -> None:
    text = "Int: Well?\nP1: Fine.\nP2: Not me.\nInt: Why?\n[00:09:01] Sioned Price: The bus.\nP1: Yes."
    assert [one.name for one in find_spoken(text)] == ["Int", "P1", "P2", "Int", "Sioned Price", "P1"]


def test_numbered_questions_and_answers_are_two_speakers() -> None:
    text = "Q1: What matters?\nA1: My garden.\nQ2: What else?\nA2: Jan."
    spoken = find_spoken(text)
    assert [one.name for one in spoken] == ["Q1", "A1", "Q1", "A1"]


@pytest.mark.parametrize(("line", "begins"), [("P1: yes", True), ("[00:01] Jan Puw: yes", True), ("and so: no", True)])
def test_a_line_that_begins_a_turn(line: str, begins: bool) -> None:
    assert begins_turn(line) is begins


@pytest.mark.parametrize("line", ["my neighbour pops in", "12: a number", "", "it was half past 10:30 then"])
def test_a_line_that_begins_no_turn(line: str) -> None:
    assert not begins_turn(line)


@pytest.mark.parametrize(
    ("name", "asks"),
    [
        ("Interviewer", True), ("INT", True), ("Interviewer 2 (Jo)", True), ("Q3", True), ("Peer researcher", True),
        ("Cyfwelydd", True), ("I", True), ("P1", False), ("Ian", False), ("Participant", False), ("Interested", False),
    ],
)  # fmt: skip
def test_what_an_interviewer_is_called(name: str, asks: bool) -> None:
    assert asks_by_name(name) is asks


def test_a_name_of_a_person_is_shown_by_its_initials() -> None:
    assert [shown(name) for name in ("Sian Evans", "Jan", "P2", "Respondent", "Speaker 1")] == [
        "SE", "J", "P2", "Respondent", "Speaker 1",
    ]  # fmt: skip
