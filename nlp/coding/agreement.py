"""How far coders agree: each pair of them, all people, each code, and all codes together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from nlp.coding.coefficients import Decisions, Numbers, alpha, coincidences, kappa, pair_counts
from nlp.coding.figures import Figure, figure_of
from nlp.coding.units import CodedStory

LEAST_SENTENCES = 20
LEAST_YES = 5  # sentences on which at least one of them put the code
ALL = None  # the code under which all codes stand together

EVERYWHERE = "It is on every sentence, so there is nothing to compare."

Parents = Mapping[str, str]


@dataclass(frozen=True)
class Compared:
    """One code between coders: on how many sentences of how many stories, how far they agree, how common it is.

    `code` is None for all codes together: then each sentence counts once for each code. `same` is the share of
    decisions that are the same, between 0 and 1; `common` the share of yes among them.
    """

    code: str | None
    stories: int
    sentences: int
    yes: int
    same: float
    common: float
    figure: Figure


@dataclass(frozen=True)
class Pair:
    """Two coders, with Cohen's kappa of each code; `machine`: whether one of them is a machine."""

    one: str
    other: str
    machine: bool
    compared: Sequence[Compared]


@dataclass(frozen=True)
class Agreement:
    """All pairs, and Krippendorff's alpha of all people on the stories that at least two of them are done with."""

    pairs: Sequence[Pair]
    together: Sequence[Compared]


def agreement(
    stories: Sequence[CodedStory], people: Sequence[str], machines: Sequence[str], parents: Parents
) -> Agreement:
    """Return how far coders agree; machines are compared with people alone, never counted among them.

    `parents`: the code that a code belongs under, which is on a sentence where the one under it is. All codes together
    are taken as they were put, and only those that one of the compared put in what is compared: what others put makes
    nobody agree.
    """
    couples = [(*pair, False) for pair in combinations(people, 2)]
    couples += [(person, machine, True) for person in people for machine in machines]
    decided = _Decided(stories, parents)
    pairs = [
        Pair(one, other, machine, [_of_pair(decided, shared, one, other, code) for code in (ALL, *decided.codes)])
        for one, other, machine in couples
        if (shared := [story for story in stories if one in story.by and other in story.by])
    ]
    several = [story for story in stories if sum(person in story.by for person in people) > 1]
    together = [_of_all(decided, several, people, code) for code in (ALL, *decided.codes)] if several else []
    return Agreement(pairs, together)


class _Decided:
    """What each coder decided in each story: for every code one yes or no a sentence."""

    def __init__(self, stories: Sequence[CodedStory], parents: Parents) -> None:
        put = {code for story in stories for by_one in story.by.values() for codes in by_one for code in codes}
        self.codes = sorted(put | {parents[code] for code in put if code in parents})
        self._column = {code: at for at, code in enumerate(self.codes)}
        self._above = [(self._column[code], self._column[parents[code]]) for code in put if code in parents]
        self._tables = {(story.id, who): self._table(codes) for story in stories for who, codes in story.by.items()}

    def put_by(self, coders: Iterable[str], stories: Iterable[CodedStory]) -> list[int]:
        """Return the columns of the codes that any of some coders put in some stories, as they put them."""
        tables = [self._tables[story.id, who] for story in stories for who in coders if who in story.by]
        return [int(at) for at in np.flatnonzero(np.concatenate(tables).any(0))] if tables else []

    def by(self, who: str, story: CodedStory, code: str | None, put: Sequence[int]) -> Decisions:
        """Return a coder's decisions: one a sentence, or of all codes together one a sentence and code that was put."""
        table = self._tables[story.id, who]
        if code is ALL:
            return np.asarray(table[:, put].ravel())
        under = [at for at, parent in self._above if parent == self._column[code]]
        return np.asarray(table[:, [self._column[code], *under]].any(1))

    def _table(self, sentences: Sequence[frozenset[str]]) -> Decisions:
        table = np.zeros((len(sentences), len(self.codes)), bool)
        for at, codes in enumerate(sentences):
            table[at, [self._column[code] for code in codes]] = True
        return table


def _of_pair(decided: _Decided, stories: Sequence[CodedStory], one: str, other: str, code: str | None) -> Compared:
    put = decided.put_by((one, other), stories) if code is ALL else ()
    per_story = np.array(
        [pair_counts(*(decided.by(who, story, code, put) for who in (one, other))) for story in stories]
    )
    both, first, second, neither = per_story.sum(0)
    yes, total = both + first + second, max(1.0, per_story.sum())
    return Compared(
        code,
        stories=len(stories),
        sentences=_sentences(stories),
        yes=int(yes),
        same=float((both + neither) / total),
        common=float((2 * both + first + second) / (2 * total)),
        figure=figure_of(
            per_story, kappa, _too_few(stories, yes) or _nothing_to_compare(both + first, both + second, neither)
        ),
    )


def _of_all(decided: _Decided, stories: Sequence[CodedStory], people: Sequence[str], code: str | None) -> Compared:
    put = decided.put_by(people, stories) if code is ALL else ()
    tables = [np.array([decided.by(who, story, code, put) for who in people if who in story.by]) for story in stories]
    per_story: Numbers = np.array([coincidences(table) for table in tables])
    said_yes = sum(int(table.any(0).sum()) for table in tables)
    yes, differ, no = per_story.sum(0)
    total = max(1.0, per_story.sum())
    return Compared(
        code,
        stories=len(stories),
        sentences=_sentences(stories),
        yes=said_yes,
        same=float((yes + no) / total),
        common=float((yes + differ / 2) / total),
        figure=figure_of(per_story, alpha, _too_few(stories, said_yes) or ("" if differ or no else EVERYWHERE)),
    )


def _sentences(stories: Sequence[CodedStory]) -> int:
    return sum(story.sentences for story in stories)


def _too_few(stories: Sequence[CodedStory], yes: float) -> str:
    if _sentences(stories) < LEAST_SENTENCES:
        return f"Too few: {_sentences(stories)} sentences, and it takes {LEAST_SENTENCES}."
    often = "once" if yes == 1 else f"{int(yes)} times"
    return "" if yes >= LEAST_YES else f"Too few: it was put {often}, and it takes {LEAST_YES}."


def _nothing_to_compare(one: float, other: float, neither: float) -> str:
    if not one or not other:
        return "One of the two never put it, so there is nothing to compare."
    return "" if neither else EVERYWHERE
