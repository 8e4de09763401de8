"""Several networks that learnt the same become one that is better than each, at no cost when it runs."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[np.generic]]


def average(learnt: Sequence[Arrays], rank: int) -> Arrays:
    """Return the mean of what networks of one shape have learnt; the mean change of a projection, cut to a rank.

    Source: Wortsman and others 2022, "Model soups" (arXiv:2203.05482).
    """
    if len(learnt) == 1:
        return learnt[0]
    mean: Arrays = {}
    for name in learnt[0]:
        projection, _, part = name.rpartition(".")
        if part == "down":
            mean[f"{projection}.up"], mean[name] = _mean_change(
                [one[f"{projection}.up"] for one in learnt], [one[name] for one in learnt], rank
            )
        elif part != "up":
            mean[name] = np.stack([np.asarray(one[name], np.float32) for one in learnt]).mean(axis=0)
    return mean


def _mean_change(
    ups: Sequence[NDArray[np.generic]], downs: Sequence[NDArray[np.generic]], rank: int
) -> tuple[NDArray[np.float16], NDArray[np.float16]]:
    """Return up (out, rank) and down (rank, in) whose product is nearest to the mean of the products."""
    up = np.concatenate([one.astype(np.float32) for one in ups], axis=1) / len(ups)
    down = np.concatenate([one.astype(np.float32) for one in downs])
    # Decomposed by way of small factors: the product itself is large and of low rank.
    left, left_rest = np.linalg.qr(up)
    right, right_rest = np.linalg.qr(down.T)
    inner_left, sizes, inner_right = np.linalg.svd(left_rest @ right_rest.T)
    root = np.sqrt(sizes[:rank])
    up = (left @ inner_left[:, :rank]) * root
    down = root[:, None] * (inner_right[:rank] @ right.T)
    return np.ascontiguousarray(up.astype(np.float16)), np.ascontiguousarray(down.astype(np.float16))
