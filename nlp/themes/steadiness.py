"""Steadiness: how often words fall into the same group when the collection is drawn again."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from sklearn.cluster import KMeans

DRAWS = 50
DRAWN = 0.7
"""The share of stories in each draw: whole stories, since what one person tells hangs together."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def steady_groups(points: Floats, stories: NDArray[np.str_], groups: int, seed: int) -> tuple[Ints, Floats]:
    """Return the group of each point, and the share of draws in which it fell into the same one, shape (n,) each."""
    fitted = KMeans(groups, n_init=10, random_state=seed).fit(points)
    whole: Ints = fitted.labels_.astype(np.int64)
    random, names = np.random.default_rng(seed), np.unique(stories)
    same = np.zeros(len(points))
    for draw in range(DRAWS):
        drawn = np.isin(stories, random.choice(names, max(1, int(len(names) * DRAWN)), replace=False))
        if drawn.sum() < groups:
            continue
        again = KMeans(groups, n_init=3, random_state=seed + draw).fit(points[drawn]).predict(points)
        same += _renamed(again.astype(np.int64), whole, groups) == whole
    return whole, same / DRAWS


def _renamed(again: Ints, whole: Ints, groups: int) -> Ints:
    """Give the groups of a draw the numbers of the groups with which they share most (Hungarian method)."""
    shared = np.zeros((groups, groups))
    np.add.at(shared, (again, whole), 1)
    theirs, ours = linear_sum_assignment(-shared)
    return np.asarray(ours[np.argsort(theirs)][again], np.int64)
