"""Who is named in the names of groups; wards, bodies and places stay."""

import pytest

from nlp.deidentification.finder import Finder
from nlp.deidentification.groups import find_in_groups

PLACES = ["Tregaron", "Cardiff", "Splott"]
KEYWORKERS = ["Jane Smith", "Tom P", "Dr Patel", "sarah"]
NAMED = [
    ("Jane Smith", "[person]"),
    ("jane smith", "[person]"),
    ("Smith, Jane", "[person]"),
    ("Mrs Pritchard", "Mrs [person]"),
    ("Ann (keyworker)", "[person] (keyworker)"),
    ("Jane Smith (Bluebell Ward)", "[person] (Bluebell Ward)"),
    ("Will Jones", "[person]"),
    ("LL57 2DG", "[postcode]"),
    ("07700 900336", "[phone]"),
    ("999 414 8850", "[nhs_number]"),
]
STAYS = [
    "Bluebell Ward",
    "Seren Ward",
    "Taylor House",
    "Tregaron",
    "Nant y Glyn",
    "St David's",
    "Betsi Cadwaladr",
    "Aneurin Bevan UHB",
    "James Paget University Hospitals NHS Foundation Trust",
    "North",
    "18-25",
    "Hope",
    "Winter",
    "Women",
]
ONLY_AMONG_PEOPLE = [("Zdenka Novakova", "[person]"), ("Mark", "[person]"), ("J. Smith", "J. [person]")]
# Of each, how many of the groups are no longer named.
BY_SURNAME = [
    (["J Jenkins", "K Jones", "A Patel", "R Evans"], 4),
    (["Jenkins", "Jones", "Patel"], 3),
    (["J Jenkins", "Marsh", "Wells", "Hill"], 0),
    (["Marsh", "Wells", "Hill"], 0),
    (["A", "B", "C"], 0),
]
NOBODY_AMONG_PEOPLE = ["not known", "agency staff", "Bluebell Ward", "2024"]


def shown(name: str, *beside: str) -> str:
    """What a group is called beside others, with the kind in the place of what is found."""
    found, *_ = find_in_groups([name, *beside], Finder.load().find)
    for one in reversed(found):
        name = f"{name[: one.span.start]}[{one.kind}]{name[one.span.end :]}"
    return name


@pytest.mark.parametrize(("name", "words"), NAMED)
def test_people_and_numbers_are_found(name: str, words: str) -> None:
    assert shown(name, *PLACES) == words


@pytest.mark.parametrize("name", STAYS)
def test_what_people_are_grouped_by_stays(name: str) -> None:
    assert shown(name, *PLACES) == name


@pytest.mark.parametrize(("name", "words"), ONLY_AMONG_PEOPLE)
def test_among_people_what_may_be_a_name_is_one(name: str, words: str) -> None:
    assert (shown(name, *PLACES), shown(name, *KEYWORKERS)) == (name, words)


@pytest.mark.parametrize("name", NOBODY_AMONG_PEOPLE)
def test_among_people_what_is_no_name_stays(name: str) -> None:
    assert shown(name, *KEYWORKERS) == name


def test_no_groups_are_no_one() -> None:
    assert list(find_in_groups([], Finder.load().find)) == []


@pytest.mark.parametrize(("names", "named"), BY_SURNAME)
def test_groups_called_by_surnames_are_people_where_most_are(names: list[str], named: int) -> None:
    found = find_in_groups(names, Finder.load().find)
    assert sum(any(one.kind == "person" for one in of_one) for of_one in found) == named
