"""Several stories in one document: where headings plainly say so, and where they do not."""

import pytest

from nlp.batch.checks import MAX_TEXT
from nlp.batch.items import Noted, Row
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.interview import read_document
from nlp.batch.readers.numbered import find_sections

TOLD = "My garden keeps me going, and Jan looks in."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"Story 1\n{TOLD}\nStory 2\n{TOLD}", ["Story 1", "Story 2"]),
        (f"Our stories, 2026\n\nStory 1\n{TOLD}\n\nStory 2\n{TOLD}", ["Story 1", "Story 2"]),
        (f"STORY 1: The allotment\n{TOLD}\nStory 3 - The bus\n{TOLD}", ["Story 1", "Story 3"]),
        (f"**Participant 7**\n{TOLD}\n**Participant 9**\n{TOLD}", ["Participant 7", "Participant 9"]),
        (f"Stori 1\r\n{TOLD}\r\nStori 2\r\n{TOLD}\r\n", ["Stori 1", "Stori 2"]),
        (f"Case study no. 1\n{TOLD}\nCase study no. 2\n{TOLD}", ["Case study 1", "Case study 2"]),
    ],
)
def test_a_story_below_each_numbered_heading(text: str, names: list[str]) -> None:
    found = find_sections(text)
    assert [section.name for section in found] == names
    assert [section.words.of(text) for section in found] == [TOLD, TOLD]


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        f"Story 1\n{TOLD}",
        f"Story 1\n{TOLD}\nStory 1\n{TOLD}",
        f"Story 2\n{TOLD}\nStory 1\n{TOLD}",
        f"Story 1\nStory 2\n{TOLD}",
        f"Story 1\n{TOLD}\nPerson 2\n{TOLD}",
        f"Day 1\n{TOLD}\nDay 2\n{TOLD}",
        f"Story 1 was the best\n{TOLD}\nStory 2 came next\n{TOLD}",
        f"{TOLD * 3}\nStory 1\n{TOLD}\nStory 2\n{TOLD}",
        f"Participant 1\n{TOLD}\nParticipant 2\n{TOLD}\nParticipant 1\n{TOLD}",
    ],
)
def test_what_is_not_plainly_several_is_one(text: str) -> None:
    assert find_sections(text) == []


ALONE, HELPED = "I felt alone at home.", "The nurse helped me a lot."
NOBODY, COLD = "Nobody listened to me.", "The food was cold too."
LONG = "So I told them about the ward and the food and the nights, and about nobody who came. " * 5


def accounts(text: str) -> list[tuple[str, str]]:
    found = read_document(text, "ours.docx", Wanted())
    return [
        (one.part, "\n".join(turn.said.of(str(one.text)) for turn in one.turns) or str(one.text))
        for one in found
        if isinstance(one, Row)
    ]


@pytest.mark.parametrize("kind", ["Person", "Participant", "Respondent", "Interviewee"])
@pytest.mark.parametrize(
    ("mark", "first", "second"),
    [
        (": ", f"{ALONE}\n{HELPED}", f"{NOBODY}\n{COLD}"),
        (":", ALONE, NOBODY),
        (". ", f"{ALONE}\n{HELPED}", NOBODY),
        (" - ", f"alone\n{HELPED}", f"Nobody\n{COLD}"),
        (": ", f"No\n{HELPED}", f"Jan\n{COLD}"),
        (": ", f"{LONG}\n{HELPED}", f"{NOBODY}\n{COLD}"),
        (": ", f"{ALONE}\n{HELPED}", f"{LONG}\n{COLD}"),
    ],
)
def test_what_is_said_behind_the_label_of_someone_is_theirs(kind: str, mark: str, first: str, second: str) -> None:
    text = f"{kind} 1{mark}{first}\n{kind} 2{mark}{second}\n"
    assert accounts(text) == [(f"{kind} 1", first.strip()), (f"{kind} 2", second.strip())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Story 1: {ALONE}\n{HELPED}\nStory 2: {NOBODY}\n{COLD}", [f"{ALONE}\n{HELPED}", f"{NOBODY}\n{COLD}"]),
        (f"Story 1: “Alone!”\n{HELPED}\nStory 2\n{COLD}", [f"“Alone!”\n{HELPED}", COLD]),
        (f"**Person 1:** {ALONE}\n{HELPED}\n**Person 2:** {NOBODY}", [f"{ALONE}\n{HELPED}", NOBODY]),
        (f"Story 1: Alone at home\n{HELPED}\nStory 2: The food\n{COLD}", [HELPED, COLD]),
        (f"Case study 1 - Nobody\n{HELPED}\nCase study 2.\n{COLD}", [HELPED, COLD]),
        (f"Participant 1:\n{HELPED}\nParticipant 2:\n{COLD}", [HELPED, COLD]),
    ],
)
def test_a_sentence_on_the_line_of_a_heading_is_read_and_a_title_is_not(text: str, expected: list[str]) -> None:
    assert [words for _, words in accounts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Interviewer: How was it?\nParticipant 1: {ALONE}\nInterviewer: And you?\nParticipant 2: {NOBODY}\n{COLD}",
            [("Participant 1", ALONE), ("Participant 2", f"{NOBODY}\n{COLD}")],
        ),
        (
            f"Participant 1: {ALONE}\n{HELPED}\nParticipant 2: {NOBODY}\nParticipant 1: {COLD}",
            [("Participant 1", f"{ALONE}\n{HELPED}\n{COLD}"), ("Participant 2", NOBODY)],
        ),
        (
            f"Participant 1: Jan Puw\nInt: How?\nP1: {ALONE}\nParticipant 2: Dai\nInt: And?\nP1: {COLD}",
            [("Participant 1", ALONE), ("Participant 2", COLD)],
        ),
        (f"Participant 1: {ALONE}\n{HELPED}", [("", f"Participant 1: {ALONE}\n{HELPED}")]),
        (f"Day 1: {ALONE}\n{HELPED}\nDay 2: {COLD}", [("", f"Day 1: {ALONE}\n{HELPED}\nDay 2: {COLD}")]),
    ],
)
def test_the_labels_of_a_talk_are_no_headings(text: str, expected: list[tuple[str, str]]) -> None:
    assert accounts(text) == expected


def test_a_text_that_was_cut_short_is_never_taken_in_parts() -> None:
    assert find_sections(f"Story 1\n{TOLD}\nStory 2\n{'a ' * (MAX_TEXT // 2)}") == []


def test_each_is_an_account_with_a_name_and_what_is_left_out_is_noted() -> None:
    found = list(read_document(f"Friday group\n\nStory 1\n{TOLD}\nStory 2: Dai\n{TOLD}", "ours.docx", Wanted()))
    rows = [one for one in found if isinstance(one, Row)]
    assert rows == [Row(None, None, TOLD, part=part, piece=True) for part in ("Story 1", "Story 2")]
    assert [one.note for one in found if isinstance(one, Noted)] == [
        "2 stories, one below each heading (“Story 1” and so on)",
        "1 line before the first story not read",
    ]


def test_interviews_one_after_the_other_are_each_an_interview() -> None:
    talk = "Int: What matters?\nP1: My garden.\nInt: What is hard?\nP1: Stairs."
    found = list(read_document(f"Interview 1\n{talk}\nInterview 2\n{talk}", "ours.docx", Wanted()))
    rows = [one for one in found if isinstance(one, Row)]
    assert [(row.part, row.text, len(row.turns)) for row in rows] == [
        ("Interview 1", talk, 2),
        ("Interview 2", talk, 2),
    ]
