"""Change over time: the step that fits, the gaps, and what is too little to speak of."""

import pytest

from nlp.themes.counts import Counts
from nlp.themes.over_time import over_time

PAIN = ("need", "health")


def counts_of(dates: dict[str, int], pain: int = 2) -> Counts:
    """Stories by date, one in `pain` of them with pain."""
    counts = Counts()
    for date, stories in dates.items():
        for number in range(stories):
            counts.add({PAIN} if number % pain == 0 else set(), set(), 50, None, date)
    return counts


STEPS = [
    ({"2025-01-05": 30, "2025-03-05": 30, "2025-02-01": 30}, "month", 3),
    ({"2025-01-05": 30, "2025-12-31": 30}, "quarter", 4),
    ({f"{year}-{month}-01": 20 for year in (2024, 2025) for month in range(1, 13)}, "quarter", 8),
    ({f"{year}-06-01": 20 for year in range(2010, 2021)}, "year", 11),
    ({"2025-01-05": 4, "2025-02-05": 4, "2025-03-05": 30}, "quarter", 1),
    ({"2025-01-05": 12, "2025-11-05": 1, "2025-12-05": 1}, "year", 1),
]


@pytest.mark.parametrize(("dates", "step", "points"), STEPS)
def test_the_step_is_the_shortest_that_has_stories_enough(dates: dict[str, int], step: str, points: int) -> None:
    found = over_time(counts_of(dates), ["need"], 5)
    assert (found.step, len(found.points)) == (step, points)


def test_shares_are_of_the_period_and_in_order() -> None:
    found = over_time(counts_of({"2025-02-05": 40, "2025-01-05": 20, "2024-12-31": 20}), ["need"], 5)
    assert [point.period for point in found.points] == ["Dec 2024", "Jan 2025", "Feb 2025"]
    assert [(point.stories, point.shares[0].count) for point in found.points] == [(20, 10), (20, 10), (40, 20)]


@pytest.mark.parametrize(("months", "few"), [(3, True), (4, False)])
def test_few_points_are_said_to_be_few(months: int, few: bool) -> None:
    assert over_time(counts_of({f"2025-{month}-01": 30 for month in range(1, months + 1)}), ["need"], 5).few is few


def test_a_small_period_is_hidden_with_another() -> None:
    found = over_time(counts_of({"2025-01-01": 30, "2025-02-01": 20, "2025-03-01": 3, "2025-04-01": 40}), ["need"], 5)
    assert [point.stories for point in found.points] == [30, None, None, 40]
    assert found.points[2].shares == (None,)


def test_no_date_at_all_gives_no_point() -> None:
    found = over_time(counts_of({"spring": 3, "": 2}), ["need"], 5)
    assert (found.points, found.undated, found.unread, found.few) == ((), 5, 3, True)


MONTHS = {"2025-01-01": 20, "2025-02-01": 20, "2025-03-01": 3, "2025-04-01": 20}
UNDATED = [
    ({**MONTHS, "": 6}, None, None),
    ({**MONTHS, "": 4, "spring": 2}, None, None),
    ({**MONTHS, "2025-03-01": 20, "": 3}, None, None),
    ({**MONTHS, "": 30}, 30, 0),
    ({**MONTHS, "2025-03-01": 20, "": 4, "spring": 2}, 6, 2),
    (MONTHS, 0, 0),
]


@pytest.mark.parametrize(("dates", "undated", "unread"), UNDATED)
def test_what_has_no_date_is_told_unless_it_gives_a_hidden_number_away(
    dates: dict[str, int], undated: int | None, unread: int | None
) -> None:
    found = over_time(counts_of(dates), ["need"], 5)
    assert (found.undated, found.unread) == (undated, unread)
    hidden = sum(dates.values()) - sum(point.stories or 0 for point in found.points) - (undated or 0)
    assert hidden == 0 or hidden >= 5
    assert hidden == 0 or sum(point.stories is None for point in found.points) + (undated is None) > 1
