"""Names in ids and in names of files, where they stand in small letters beside other words."""

from unicodedata import normalize

import pytest

from nlp.deidentification.finder import Finder
from nlp.deidentification.labels import find_in_labels, names_in

NAMED = [
    ("jane_smith.docx", ["jane_smith"]),
    ("interview_jane_smith.txt", ["jane_smith"]),
    ("sarah.txt", ["sarah"]),
    ("17/what_did_jane_smith_do_well", ["jane_smith"]),
    ("InterviewJaneSmith2.docx", ["JaneSmith"]),
    ("JANE-SMITH.DOCX", ["JANE-SMITH"]),
    ("brown_jane.docx", ["brown_jane"]),
    ("jane.smith", ["jane.smith"]),
    ("jane_okonkwo.docx", ["jane_okonkwo"]),
    ("jane_mary_smith-jones.docx", ["jane_mary_smith-jones"]),
    ("JaneO'Leary.txt", ["JaneO'Leary"]),
    ("jane_mcdonald.txt", ["jane_mcdonald"]),
    (normalize("NFD", "siân_pritchard.docx"), [normalize("NFD", "siân_pritchard")]),
    ("sarahs_story.txt", ["sarahs"]),
    ("will_jones.docx", ["will_jones"]),
    ("jan_jones.txt", ["jan_jones"]),
    ("sue_and_tony.txt", ["sue", "tony"]),
    ("jane_walking_group.docx", ["jane"]),
    ("jane_cardiff.docx", ["jane"]),
]
NOBODY = [
    "interview_12.docx",
    "summer_stories.txt",
    "will_2024.csv",
    "hope.txt",
    "grace_hall.docx",
    "summer_hill.docx",
    "jan_2024.csv",
    "nest_box.csv",
    "dyfed_stories.csv",
    "brown_envelopes.txt",
    "smith.docx",
    "art_group.docx",
    "talk.docx/P1",
    "stories.xlsx/Sheet1",
    "17/what_could_we_do_to_make_it_better",
    "17/what_did_the_young_carers_say",
    "s.csv:12",
    "a#2",
    "",
]


@pytest.mark.parametrize(("label", "names"), NAMED)
def test_first_names_are_found_with_their_surnames(label: str, names: list[str]) -> None:
    assert [span.of(label) for span in names_in(label)] == names


@pytest.mark.parametrize("label", NOBODY)
def test_words_that_may_be_names_as_well_are_words(label: str) -> None:
    assert list(names_in(label)) == []


def test_what_is_found_in_any_text_is_found_in_labels_too() -> None:
    labels = ["Mrs_Pritchard_at_7.txt", "999 414 8850", "interview_12.docx"]
    found = find_in_labels(labels, Finder.load().find)
    assert [[one.span.of(label) for one in some] for label, some in zip(labels, found, strict=True)] == [
        ["Pritchard"],
        ["999 414 8850"],
        [],
    ]
