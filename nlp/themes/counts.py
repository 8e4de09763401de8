"""What is counted of every story while they stream by; its size does not grow with their number."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import TypeVar

from nlp.themes.dates import Month, month_of

Cell = tuple[str, str]
"""A kind and a domain."""
Counted = TypeVar("Counted")
Measure = tuple[str, ...]
"""What a story tells of: a kind, or a kind and a domain."""

NOT_GIVEN, OTHERS = "not given", "all other values"
MOST_GROUPS = 30
MOST_OF_A_NAME = 80
LENGTHS = (50, 150, 400)
"""Words of a story at which a new stratum begins."""


@dataclass(frozen=True)
class _Story:
    """What one person told, in one story or in all answers of a row."""

    row: str
    told: Set[Cell]
    apart: Set[Cell]
    words: int
    group: str
    date: str


@dataclass
class Counts:
    """Numbers of stories: in all, by what they tell of, by length, by group and by month.

    Answers of one row of a table are one person's, so they count as one story: five of them are not five people.
    """

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
    _last: _Story | None = None

    def add(
        self, told: Set[Cell], apart: Set[Cell], words: int, group: str | None, date: str | None, row: str = ""
    ) -> None:
        """Count one story by the cells it tells of; `apart` are those in words of their own, which may be pairs.

        One that has the same `row` as the story before it is counted together with that.
        """
        story, last = _Story(row, told, apart, words, self._group(group), (date or "").strip()), self._last
        if row and last and last.row == row:
            self._count(last, -1)
            story = replace(last, told=last.told | told, apart=last.apart | apart, words=last.words + words)
        self._count(story, 1)
        self._last = story

    def rename_groups(self, names: Mapping[str, str]) -> None:
        """Call groups by other names, no two by the same, once all is counted."""
        self.groups = Counter({names.get(group, group): n for group, n in self.groups.items()})
        self.by_group = Counter({(names.get(group, group), what): n for (group, what), n in self.by_group.items()})

    def _count(self, story: _Story, times: int) -> None:
        kinds = {kind for kind, _ in story.told}
        measures = {measure for kind, domain in story.told for measure in ((kind,), (kind, domain))}
        self.stories += times
        _add(self.measures, measures, times)
        self._count_pairs(story.apart, sum(story.words >= length for length in LENGTHS), times)
        _add(self.groups, [story.group], times)
        _add(self.by_group, [(story.group, measure) for measure in measures], times)
        self._count_month(kinds, story.date, times)

    def _count_pairs(self, told: Set[Cell], length: int, times: int) -> None:
        _add(self.lengths, [length], times)
        _add(self.by_length, [(length, cell) for cell in told], times)
        strengths = [domain for kind, domain in told if kind == "strength"]
        outcomes = [domain for kind, domain in told if kind == "outcome_achieved"]
        _add(self.pairs, [(length, strength, outcome) for strength in strengths for outcome in outcomes], times)

    def _group(self, group: str | None) -> str:
        name = " ".join((group or "").split())[:MOST_OF_A_NAME]
        if not name:
            return NOT_GIVEN
        known = len(self.groups.keys() - {NOT_GIVEN, OTHERS})
        return name if name in self.groups or known < MOST_GROUPS else OTHERS

    def _count_month(self, kinds: Set[str], date: str, times: int) -> None:
        month = month_of(date)
        if month is None:
            self.undated += times
            self.unread_dates += times * bool(date)
            return
        _add(self.months, [month], times)
        _add(self.by_month, [(month, kind) for kind in kinds], times)


def _add(counter: Counter[Counted], what: Iterable[Counted], times: int) -> None:
    """Count each thing so many times; what comes to nothing is as if it had never been there."""
    for one in what:
        counter[one] += times
        if not counter[one]:
            del counter[one]
