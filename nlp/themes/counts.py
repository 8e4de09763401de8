"""What is counted of every story while they stream by; its size does not grow with their number."""

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field

from nlp.themes.dates import Month, month_of

Cell = tuple[str, str]
"""A kind and a domain."""
Measure = tuple[str, ...]
"""What a story tells of: a kind, or a kind and a domain."""

NOT_GIVEN, OTHERS = "not given", "all other values"
MOST_GROUPS = 30
MOST_OF_A_NAME = 80
LENGTHS = (50, 150, 400)
"""Words of a story at which a new stratum begins."""


@dataclass
class Counts:
    """Numbers of stories: in all, by what they tell of, by length, by group and by month."""

    stories: int = 0
    measures: Counter[Measure] = field(default_factory=Counter)
    lengths: Counter[int] = field(default_factory=Counter)
    by_length: Counter[tuple[int, Cell]] = field(default_factory=Counter)
    pairs: Counter[tuple[int, str, str]] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)
    by_group: Counter[tuple[str, Measure]] = field(default_factory=Counter)
    months: Counter[Month] = field(default_factory=Counter)
    by_month: Counter[tuple[Month, str]] = field(default_factory=Counter)
    undated: int = 0
    unread_dates: int = 0

    def add(self, told: Set[Cell], apart: Set[Cell], words: int, group: str | None, date: str | None) -> None:
        """Count one story by the cells it tells of; `apart` are those in words of their own, which may be pairs."""
        measures = {measure for kind, domain in told for measure in ((kind,), (kind, domain))}
        self.stories += 1
        self.measures.update(measures)
        self._add_pairs(apart, sum(words >= length for length in LENGTHS))
        name = self._group(group)
        self.groups[name] += 1
        self.by_group.update((name, measure) for measure in measures)
        self._add_month({kind for kind, _ in told}, date)

    def _add_pairs(self, told: Set[Cell], length: int) -> None:
        self.lengths[length] += 1
        self.by_length.update((length, cell) for cell in told)
        strengths = [domain for kind, domain in told if kind == "strength"]
        outcomes = [domain for kind, domain in told if kind == "outcome_achieved"]
        self.pairs.update((length, strength, outcome) for strength in strengths for outcome in outcomes)

    def _group(self, group: str | None) -> str:
        name = " ".join((group or "").split())[:MOST_OF_A_NAME]
        if not name:
            return NOT_GIVEN
        known = len(self.groups.keys() - {NOT_GIVEN, OTHERS})
        return name if name in self.groups or known < MOST_GROUPS else OTHERS

    def _add_month(self, kinds: Set[str], date: str | None) -> None:
        given = (date or "").strip()
        month = month_of(given)
        if month is None:
            self.undated += 1
            self.unread_dates += bool(given)
            return
        self.months[month] += 1
        self.by_month.update((month, kind) for kind in kinds)
