"""The UK set is as its card says: big enough, half of it ordinary, and nobody's real numbers in it."""

import re

from nlp.deidentification.identifier import KINDS
from tests.bench.deidentification import UK_SET, read_marked

ITEMS = [item for file in sorted(UK_SET.glob("*.txt")) for item in read_marked(file)]
DRAMA = re.compile(
    r"(?:0|44)(?:7700900\d{3}|1632960\d{3}|2079460\d{3}|2920180\d{3}|1[1-6][1378]4960\d{3}|1914980\d{3}|808157\d{4})$"
)
PUBLIC = {"SW1A2AA", "W1A1AA", "CF991NS"}


def words(kind: str) -> list[str]:
    return [span.of(item.text) for item in ITEMS for one, span in item.wanted if one == kind]


def test_there_are_600_and_half_of_them_ordinary() -> None:
    assert len(ITEMS) >= 600
    assert sum(not item.wanted for item in ITEMS) >= 300
    assert len({item.text for item in ITEMS}) == len(ITEMS)


def test_every_mark_is_of_a_kind() -> None:
    assert {kind for item in ITEMS for kind, _ in item.wanted} <= set(KINDS)
    assert not any(mark in item.text for item in ITEMS for mark in "|[]")


def test_nhs_numbers_are_of_the_test_range_and_right() -> None:
    for number in words("nhs_number"):
        digits = [int(digit) for digit in re.sub(r"\D", "", number)]
        assert digits[:3] == [9, 9, 9], number
        assert sum(digit * weight for digit, weight in zip(digits, range(10, 0, -1), strict=True)) % 11 == 0, number


def test_phones_postcodes_and_mail_are_nobodys() -> None:
    assert all(DRAMA.search(re.sub(r"\D", "", number.replace("(0)", ""))) for number in words("phone"))
    postcodes = {re.sub(r"\s", "", code).upper() for code in words("postcode")}
    assert all(re.match(r"[A-Z]{1,2}99", code) for code in postcodes - PUBLIC)
    assert all(".example." in f".{domain}" for domain in (mail.rpartition("@")[2] for mail in words("email")))
