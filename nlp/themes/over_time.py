"""Change over time: the share of stories that tell of each kind, by month, quarter or year."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from nlp.themes.counts import Counts
from nlp.themes.dates import MONTHS, Month
from nlp.themes.hiding import hidden
from nlp.themes.intervals import Share, share

MOST_POINTS = 18
FEW_POINTS = 4
ENOUGH = 3
"""Times the smallest number that is shown: in a period of fewer stories most shares would be hidden."""
UNDATED = "undated"


@dataclass(frozen=True)
class Point:
    """One period: how many stories it has (None: too few to say), and the share of each kind, None where hidden."""

    period: str
    stories: int | None
    shares: tuple[Share | None, ...]


@dataclass(frozen=True)
class OverTime:
    """The points from the first period to the last, how long a period is, and what could not be placed.

    `undated` is None where it would give a hidden period away; so is `unread`, a part of it.
    """

    points: tuple[Point, ...]
    step: str
    undated: int | None
    unread: int | None

    @property
    def few(self) -> bool:
        """Say whether too few points can be seen to speak of change."""
        return sum(point.stories is not None and point.stories > 0 for point in self.points) < FEW_POINTS


def over_time(counts: Counts, kinds: Sequence[str], least: int) -> OverTime:
    """Return the shares of each kind over time, in the shortest step that gives few enough points."""
    step, name_of = _step(counts.months, least)
    periods = _between(list(counts.months), name_of)
    sizes = Counter(dict.fromkeys(periods, 0))
    said = {kind: Counter(dict.fromkeys(periods, 0)) for kind in kinds}
    for month, stories in counts.months.items():
        sizes[name_of(month)] += stories
        for kind in kinds:
            said[kind][name_of(month)] += counts.by_month[month, kind]
    if counts.undated:
        sizes[UNDATED] = counts.undated
        for kind in kinds:
            said[kind][UNDATED] = counts.measures[kind,] - said[kind].total()
    away = hidden(sizes, least)
    hide = {kind: away | _hidden(said[kind], sizes, away, least) for kind in kinds}
    points = tuple(
        Point(
            period,
            None if period in away else sizes[period],
            tuple(None if period in hide[kind] else share(said[kind][period], sizes[period]) for kind in kinds),
        )
        for period in periods
    )
    undated, unread = (None, None) if UNDATED in away else (counts.undated, counts.unread_dates)
    return OverTime(points, step, undated, unread)


def _hidden(said: Counter[str], sizes: Counter[str], away: frozenset[str], least: int) -> frozenset[str]:
    """Return the periods whose number is hidden; those of hidden size are one part, known from the sum."""
    shown = {period: said[period] for period in sizes if period not in away}
    of = {period: sizes[period] for period in shown}
    if away:
        shown["\0"], of["\0"] = sum(said[period] for period in away), sum(sizes[period] for period in away)
    return hidden(shown, least, of)


def _step(months: Counter[Month], least: int) -> tuple[str, Callable[[Month], str]]:
    """Return the shortest step that gives few enough points, of which most have stories enough for a share."""
    steps: list[tuple[str, Callable[[Month], str]]] = [("month", _month), ("quarter", _quarter), ("year", _year)]
    for step, name_of in steps[:-1]:
        periods = _between(list(months), name_of)
        sizes = [sum(n for month, n in months.items() if name_of(month) == period) for period in periods]
        if len(periods) <= MOST_POINTS and sizes and median(sizes) >= ENOUGH * least:
            return step, name_of
    return steps[-1]


def _between(months: Sequence[Month], name_of: Callable[[Month], str]) -> list[str]:
    """Return the names of all periods from the first month to the last, those without a story too."""
    if not months:
        return []
    (year, month), last = min(months), max(months)
    numbers = range(12 * year + month - 1, 12 * last[0] + last[1])
    return list(dict.fromkeys(name_of((number // 12, number % 12 + 1)) for number in numbers))


def _month(month: Month) -> str:
    return f"{MONTHS[month[1] - 1].capitalize()} {month[0]}"


def _quarter(month: Month) -> str:
    first = (month[1] - 1) // 3 * 3
    return f"{MONTHS[first].capitalize()} to {MONTHS[first + 2].capitalize()} {month[0]}"


def _year(month: Month) -> str:
    return str(month[0])
