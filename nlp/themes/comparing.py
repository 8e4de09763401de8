"""Groups side by side: what share of each tells of a thing, and which differences are more than chance."""

from collections.abc import Sequence
from dataclasses import dataclass

from scipy.stats import false_discovery_control, fisher_exact

from nlp.themes.counts import NOT_GIVEN, OTHERS, Counts, Measure
from nlp.themes.hiding import hidden
from nlp.themes.intervals import Interval, Share, difference, share

FALSE_AT_MOST = 0.05


@dataclass(frozen=True)
class Row:
    """One measure: the share of each group that is shown, or None where the number is hidden."""

    measure: Measure
    shares: tuple[Share | None, ...]


@dataclass(frozen=True)
class Difference:
    """A group beside all other stories, in one measure."""

    measure: Measure
    group: str
    here: Share
    elsewhere: Share
    interval: Interval


@dataclass(frozen=True)
class Comparison:
    """The groups that are shown, most stories first, a row for each measure, and the differences that are clear.

    `hidden_groups` are those too small to be shown, or hidden so that these cannot be worked out.
    """

    groups: tuple[str, ...]
    hidden_groups: int
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]
    compared: int

    @property
    def hides(self) -> bool:
        """Say whether any number is hidden."""
        return bool(self.hidden_groups) or any(None in row.shares for row in self.rows)


def compare(counts: Counts, measures: Sequence[Measure], least: int) -> Comparison:
    """Compare groups in each measure; numbers below `least` are hidden, and those that would give them away."""
    away = hidden(counts.groups, least)
    groups = sorted(
        counts.groups.keys() - away, key=lambda name: (name in (NOT_GIVEN, OTHERS), -counts.groups[name], name)
    )
    rows = tuple(_row(measure, groups, away, counts, least) for measure in measures)
    found = [
        (_difference(row.measure, group, here, counts), here)
        for row in rows
        for group, here in zip(groups, row.shares, strict=True)
        if here is not None and group not in (NOT_GIVEN, OTHERS) and not _said_already(group, groups, counts)
    ]
    compared = [one for one, _ in found if one is not None]
    return Comparison(tuple(groups), len(away), rows, tuple(_clear(compared)), len(compared))


def _row(measure: Measure, groups: Sequence[str], away: frozenset[str], counts: Counts, least: int) -> Row:
    said = {name: counts.by_group[name, measure] for name in counts.groups}
    # The stories of hidden groups are one part of the sum, whose number can be worked out from what is shown.
    shown = {name: said[name] for name in groups}
    sizes = {name: counts.groups[name] for name in groups}
    if away:
        rest = "\0"
        shown[rest], sizes[rest] = sum(said[name] for name in away), sum(counts.groups[name] for name in away)
    hide = hidden(shown, least, sizes)
    return Row(measure, tuple(None if name in hide else share(shown[name], sizes[name]) for name in groups))


def _said_already(group: str, groups: Sequence[str], counts: Counts) -> bool:
    """Of two groups that are all there is, the second differs from the first as the first from the second."""
    return len(counts.groups) == 2 and len(groups) == 2 and group == groups[1]


def _difference(measure: Measure, group: str, here: Share, counts: Counts) -> Difference | None:
    elsewhere = share(counts.measures[measure] - here.count, counts.stories - here.of)
    if not elsewhere.of or not counts.measures[measure] or counts.measures[measure] == counts.stories:
        return None
    return Difference(measure, group, here, elsewhere, difference(here, elsewhere))


def _clear(compared: Sequence[Difference]) -> list[Difference]:
    """Return the differences that stand after counting how many were looked at, surest first."""
    if not compared:
        return []
    chances = [_chance(one) for one in compared]
    adjusted = false_discovery_control(chances)
    clear = sorted(
        (chance, at) for at, chance in enumerate(chances) if adjusted[at] <= FALSE_AT_MOST and _apart(compared[at])
    )
    return [compared[at] for _, at in clear]


def _apart(one: Difference) -> bool:
    return one.interval.low > 0 or one.interval.high < 0


def _chance(one: Difference) -> float:
    table = [[part.count, part.of - part.count] for part in (one.here, one.elsewhere)]
    return float(fisher_exact(table).pvalue)
