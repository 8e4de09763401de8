"""What is told together: a strength and a change for the better in one story, more often than length explains.

Long stories tell more of everything. So stories are compared with others of about their length, and the odds ratios of
the lengths are put together (Mantel and Haenszel 1959; variance by Robins, Breslow and Greenland 1986).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from scipy.stats import false_discovery_control, norm

from nlp.themes.counts import Counts
from nlp.themes.intervals import Interval, Share, share

FALSE_AT_MOST = 0.05
HALDANE = 0.5

Table = tuple[float, float, float, float]
"""Stories with both, with the first alone, with the second alone, and with neither."""


@dataclass(frozen=True)
class Pair:
    """A strength's domain and an outcome's: how often the outcome is told with and without the strength."""

    strength: str
    outcome: str
    with_it: Share
    without_it: Share
    odds: float
    interval: Interval
    chance: float


@dataclass(frozen=True)
class Together:
    """The pairs that stand out, surest first, and how many pairs were compared to find them."""

    pairs: tuple[Pair, ...]
    compared: int


def told_together(counts: Counts, least: int) -> Together:
    """Return pairs told together more often than chance, of at least `least` stories (Benjamini and Hochberg 1995)."""
    strengths, outcomes = _heard("strength", counts, least), _heard("outcome_achieved", counts, least)
    pairs = [_pair(strength, outcome, counts) for strength in strengths for outcome in outcomes]
    likely = [pair for pair in pairs if pair is not None]
    if not likely:
        return Together((), 0)
    adjusted = false_discovery_control([pair.chance for pair in likely])
    clear = [
        pair
        for pair, chance in zip(likely, adjusted, strict=True)
        if chance <= FALSE_AT_MOST and pair.odds > 1 and pair.with_it.count >= least
    ]
    return Together(tuple(sorted(clear, key=lambda pair: (pair.chance, pair.strength, pair.outcome))), len(likely))


def odds_ratio(tables: Sequence[Table]) -> tuple[float, Interval, float] | None:
    """Return the common odds ratio of tables with its interval and its p; None where nothing can be compared.

    Where a side of it is nothing, half a story is added to every cell (Haldane 1956).
    """
    told = [table for table in tables if table[0] + table[1] and table[2] + table[3]]
    if not told:
        return None
    if not all(_sides(told)):
        told = [tuple(cell + HALDANE for cell in table) for table in told]  # type: ignore[misc]  # four as before
    more, less = _sides(told)
    first = second = third = 0.0
    for both, one, other, neither in told:
        all_of = both + one + other + neither
        along, across = (both + neither) / all_of, (one + other) / all_of
        here_more, here_less = both * neither / all_of, one * other / all_of
        first += along * here_more
        second += along * here_less + across * here_more
        third += across * here_less
    middle = log(more / less)
    error = sqrt(first / (2 * more**2) + second / (2 * more * less) + third / (2 * less**2))
    reach = float(norm.ppf(0.975)) * error
    return exp(middle), Interval(exp(middle - reach), exp(middle + reach)), float(2 * norm.sf(abs(middle) / error))


def _sides(tables: Sequence[Table]) -> tuple[float, float]:
    return (
        sum(both * neither / (both + one + other + neither) for both, one, other, neither in tables),
        sum(one * other / (both + one + other + neither) for both, one, other, neither in tables),
    )


def _heard(kind: str, counts: Counts, least: int) -> list[str]:
    return sorted(
        measure[1]
        for measure, stories in counts.measures.items()
        if len(measure) == 2 and measure[0] == kind and stories >= least and counts.stories - stories >= least
    )


def _pair(strength: str, outcome: str, counts: Counts) -> Pair | None:
    tables: list[Table] = []
    for length, stories in sorted(counts.lengths.items()):
        both = counts.pairs[length, strength, outcome]
        one = counts.by_length[length, ("strength", strength)] - both
        other = counts.by_length[length, ("outcome_achieved", outcome)] - both
        tables.append((both, one, other, stories - both - one - other))
    if (found := odds_ratio(tables)) is None:
        return None
    both, one, other, neither = (round(sum(cell)) for cell in zip(*tables, strict=True))
    odds, interval, chance = found
    return Pair(strength, outcome, share(both, both + one), share(other, other + neither), odds, interval, chance)
