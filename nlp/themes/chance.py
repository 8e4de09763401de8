"""Better than chance: do the words lie in groups, more than the same words shuffled would?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans

SHUFFLES = 19
"""One in twenty: all of this many shuffles must lie in looser groups for the groups to count (p ≤ 0.05)."""
GROUPS = (4, 6, 8, 10, 12, 15, 20)
LEAST_IN_A_GROUP = 12

WIDE = 0.75
"""The finest split whose gap is this part of the widest: more themes, each nearer to its quotes."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Split:
    """Into how many groups the words fall best, and how likely shuffled words fall as well."""

    groups: int
    chance: float


def best_split(meaning: Floats, labels: Floats, seed: int) -> Split:
    """Return the split with the widest gap to shuffled meaning; shapes (n, components) and (n, labels).

    The gap statistic (Tibshirani, Walther and Hastie 2001). Each component is shuffled by itself, which keeps how wide
    and how skewed it is and takes away every group; labels stay, so that they alone make no theme. The best split of
    each shuffle is chosen in the same way, so that choosing among many is not counted as luck.
    """
    distinct = len(np.unique(meaning, axis=0))
    sizes = [size for size in GROUPS if size * LEAST_IN_A_GROUP <= distinct] or [GROUPS[0]]
    random = np.random.default_rng(seed)
    spread = _spread(np.hstack([meaning, labels]), sizes, seed)
    shuffles = (np.hstack([_shuffle(meaning, random), labels]) for _ in range(SHUFFLES))
    shuffled = np.array([_spread(points, sizes, seed) for points in shuffles])
    middle, width = shuffled.mean(axis=0), shuffled.std(axis=0) + 1e-12
    gaps = (middle - spread) / width
    as_good = ((middle - shuffled) / width).max(axis=1) >= gaps.max()
    finest = int(np.flatnonzero(gaps >= WIDE * gaps.max()).max()) if gaps.max() > 0 else 0
    return Split(sizes[finest], (1 + int(as_good.sum())) / (SHUFFLES + 1))


def _spread(points: Floats, sizes: list[int], seed: int) -> Floats:
    """Return the logarithm of what the groups leave unexplained, for each number of groups."""
    left = [KMeans(size, n_init=3, random_state=seed).fit(points).inertia_ for size in sizes]
    return np.log(np.array(left) + 1e-12)


def _shuffle(points: Floats, random: np.random.Generator) -> Floats:
    return np.stack([random.permutation(column) for column in points.T], axis=1)
