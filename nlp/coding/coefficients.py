"""Cohen's kappa and Krippendorff's alpha of yes-or-no decisions, from counts, so that many samples are one product.

Cohen, J. (1960). A coefficient of agreement for nominal scales. Krippendorff, K. (2011). Computing Krippendorff's
alpha-reliability. NaN stands for what has no value: chance alone would agree on everything.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Decisions = NDArray[np.bool_]

BOTH, ONE, OTHER, NEITHER = range(4)  # of a pair
YES, DIFFER, NO = range(3)  # of many


def pair_counts(one: Decisions, other: Decisions) -> Numbers:
    """Return how often both said yes, the one alone, the other alone, and neither."""
    return np.array([np.sum(one & other), np.sum(one & ~other), np.sum(~one & other), np.sum(~one & ~other)], float)


def kappa(counts: Numbers) -> Numbers:
    """Return Cohen's kappa of pair counts, shape (..., 4) to (...)."""
    total = counts.sum(-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = counts / total[..., None]
        yes_one, yes_other = shares[..., BOTH] + shares[..., ONE], shares[..., BOTH] + shares[..., OTHER]
        by_chance = yes_one * yes_other + (1 - yes_one) * (1 - yes_other)
        agreed = shares[..., BOTH] + shares[..., NEITHER]
        return np.asarray(np.where(by_chance > 1 - 1e-12, np.nan, (agreed - by_chance) / (1 - by_chance)))


def coincidences(decisions: Decisions) -> Numbers:
    """Return Krippendorff's coincidences of what coders decided, shape (coders, units), as yes, differ, no.

    `differ` counts both orders of a pair. Fewer than two coders have none.
    """
    coders = decisions.shape[0]
    if coders < 2:
        return np.zeros(3)
    yes = decisions.sum(0).astype(float)
    no = coders - yes
    counts = np.array([(yes * (yes - 1)).sum(), 2 * (yes * no).sum(), (no * (no - 1)).sum()])
    return np.asarray(counts / (coders - 1))


def alpha(counts: Numbers) -> Numbers:
    """Return Krippendorff's alpha, for nominal data, of coincidences, shape (..., 3) to (...)."""
    total = counts.sum(-1)
    yes = counts[..., YES] + counts[..., DIFFER] / 2
    expected = 2 * yes * (total - yes)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(expected < 1e-9, np.nan, 1 - (total - 1) * counts[..., DIFFER] / expected))
