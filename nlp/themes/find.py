"""Themes of a collection: groups of what was told that hold together, or a plain refusal."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from threadpoolctl import threadpool_limits

from nlp.themes.chance import SHUFFLES, Split, best_split
from nlp.themes.marking_words import marking_words
from nlp.themes.neutral import neutral
from nlp.themes.steadiness import steady_groups
from nlp.themes.told import Told

SEED = 2014
LEAST_STORIES = 5
"""Different stories behind a theme: fewer are no theme, and could tell who said it."""
LEAST_THEMES = 3
FEWEST_STORIES, FEWEST_TOLD = 15, 60
LIKELY = 0.05
STEADY = 0.6
COMPONENTS = 10
SENTENCE = 0.5
"""How much the sentence counts beside the words themselves, which may be few."""
LABELS = 0.7
"""How much the reader's kind and domain count beside the meaning of the words, which has length one."""
QUOTES = 4
WORDS_OF_A_QUOTE = 5

Floats = NDArray[np.float64]
Encode = Callable[[Sequence[str]], NDArray[Any]]


@dataclass(frozen=True)
class Theme:
    """What several people told of: the quotes that stand for it come first, each from another story."""

    quotes: tuple[Told, ...]
    words: tuple[str, ...]
    stories: int
    kinds: dict[str, int]
    steadiness: float


@dataclass(frozen=True)
class Themes:
    """The themes, most stories first, and how many stories and findings were looked at and are in none."""

    themes: tuple[Theme, ...]
    stories: int
    told: int
    stories_without: int


@dataclass(frozen=True)
class Refusal:
    """Why there are no themes, in one sentence for people."""

    why: str


def find_themes(told: Sequence[Told], encode: Encode, least_stories: int = LEAST_STORIES) -> Themes | Refusal:
    """Return the themes of what was told; the same for any order of it.

    Words are grouped by meaning and label (k-means over the encoder's vectors). There are themes only when the groups
    are tighter than those of shuffled words, and only those words count that stay in their group when the stories are
    drawn again.
    """
    pieces = sorted({(one.teller, one.words.casefold()): one for one in sorted(told)}.values())
    stories = len({one.teller for one in pieces})
    if stories < FEWEST_STORIES or len({one.words.casefold() for one in pieces}) < FEWEST_TOLD:
        return Refusal(
            f"There is too little here to look for themes: it takes {FEWEST_STORIES} stories with findings and "
            f"{FEWEST_TOLD} different findings."
        )
    with threadpool_limits(1):  # sums in another order would give another last digit
        meaning, labels = _meaning(pieces, encode), _labels(pieces)
        split = best_split(meaning, labels, SEED)
        if split.chance > LIKELY:
            return Refusal(
                "No themes were found: the words of these stories do not fall into groups any more than the same words "
                f"do when they are shuffled. {_in(split)}"
            )
        themes = list(_themes(pieces, np.hstack([meaning, labels]), split.groups, least_stories))
    if len(themes) < LEAST_THEMES:
        return Refusal(
            "No themes were found that can be relied on: when the stories were drawn again, too few groups held "
            f"together with at least {least_stories} stories in each."
        )
    return _in_order(themes, pieces, stories)


def _in(split: Split) -> str:
    return f"({round(split.chance * (SHUFFLES + 1)) - 1} of {SHUFFLES} shuffles fell into groups as well.)"


def _meaning(pieces: Sequence[Told], encode: Encode) -> Floats:
    """Return what each piece means, shape (n, components), of length one on average: its words, and its sentence."""
    words = np.asarray(encode([neutral(one.telling) for one in pieces]), np.float64)
    sentences = np.asarray(encode([neutral(one.sentence) for one in pieces]), np.float64)
    middle = _unit(words + SENTENCE * sentences)
    components = PCA(min(COMPONENTS, *middle.shape), svd_solver="full").fit_transform(
        _unit(middle - middle.mean(axis=0))
    )
    return np.asarray(components / np.sqrt((components**2).sum(axis=1).mean() + 1e-12), np.float64)


def _labels(pieces: Sequence[Told]) -> Floats:
    """Return the kind and the domain of each piece, shape (n, labels), one of each set."""
    names = sorted({name for one in pieces for name in (one.kind, one.domain)})
    return LABELS * np.array([[name in (one.kind, one.domain) for name in names] for one in pieces], np.float64)


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), np.float64)


def _themes(
    pieces: Sequence[Told], points: Floats, groups: int, least_stories: int
) -> Iterator[tuple[list[Told], float]]:
    """Yield the steady part of each group with enough stories, its middle first, and how steady it is."""
    group, share = steady_groups(points, np.array([one.teller for one in pieces]), groups, SEED)
    for number in range(groups):
        held: list[int] = np.flatnonzero((group == number) & (share >= STEADY)).tolist()
        if len({pieces[at].teller for at in held}) >= least_stories:
            middle = points[held].mean(axis=0)
            distance = np.linalg.norm(points[held] - middle, axis=1)
            nearest = np.argsort(distance, kind="stable").tolist()
            yield [pieces[held[at]] for at in nearest], float(share[held].mean())


def _in_order(found: Sequence[tuple[list[Told], float]], pieces: Sequence[Told], stories: int) -> Themes:
    marks = marking_words([theme for theme, _ in found])
    themes = [
        Theme(_quotes(theme), words, len({one.teller for one in theme}), _kinds(theme), steadiness)
        for (theme, steadiness), words in zip(found, marks, strict=True)
    ]
    themes.sort(key=lambda theme: (-theme.stories, theme.quotes))
    within = {one.teller for theme, _ in found for one in theme}
    return Themes(tuple(themes), stories, len(pieces), stories - len(within))


def _quotes(theme: Sequence[Told]) -> tuple[Told, ...]:
    """Return the nearest to the middle, one a story: those with a few words first, of these the surer half."""
    sure = median(one.score for one in theme)
    telling = sorted(theme, key=lambda one: (len(one.words.split()) < WORDS_OF_A_QUOTE, one.score < sure))
    first: dict[str, Told] = {}
    for one in telling:
        first.setdefault(one.teller, one)
    return tuple(first.values())[:QUOTES]


def _kinds(theme: Sequence[Told]) -> dict[str, int]:
    """Return in how many stories each kind was told, most first."""
    counted = Counter(kind for kind, _ in {(one.kind, one.teller) for one in theme})
    return dict(sorted(counted.items(), key=lambda kind: (-kind[1], kind[0])))
