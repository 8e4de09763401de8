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
