"""Dates as collections write them, and what is none."""

import pytest

from nlp.themes.dates import month_of

DATES = [
    ("2026-03-09", (2026, 3)), ("2026-03-09T10:30:00Z", (2026, 3)), ("2026-03-09 10:30", (2026, 3)),
    ("2026/3/9", (2026, 3)), ("2026-03", (2026, 3)), ("09/03/2026", (2026, 3)), ("9.3.2026", (2026, 3)),
    ("31-12-1999", (1999, 12)), ("09/03/2026 14:00", (2026, 3)), ("03/2026", (2026, 3)), ("9 March 2026", (2026, 3)),
    (" 9th Mar 2026 ", (2026, 3)), ("March 2026", (2026, 3)), ("Sept 2025", (2025, 9)),
]  # fmt: skip
NONE = [
    "", "spring", "2026", "09/13/2026", "32/01/2026", "2026-13-01", "2026-00-01", "0/0/2026", "9 Marz", "9 Foo 2026",
    "01/01/3026", "yesterday", "12345678", "10:30", "9/3/26",
]  # fmt: skip


@pytest.mark.parametrize(("text", "month"), DATES)
def test_a_date_is_read_with_the_day_before_the_month(text: str, month: tuple[int, int]) -> None:
    assert month_of(text) == month


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert month_of(text) is None
