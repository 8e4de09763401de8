"""What the votes of a sentence's tokens come to: how plainly it shows each code."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

CODES = 5
# The head's columns, side by side: each code's evidence, attention, vote and mean.
PARTS = 4
COLUMNS = PARTS * CODES


@dataclass(frozen=True)
class Signs:
    """A sentence's logits: codes (5,), and evidence of each code by token (tokens, 5)."""

    codes: Floats
    evidence: Floats


def count(votes: Floats) -> Signs:
    """Count the votes (tokens, COLUMNS) of one sentence, as `nlp.reading.votes` counts those for kinds."""
    if not len(votes):
        return Signs(np.full(CODES, -np.inf, np.float32), np.zeros((0, CODES), np.float32))
    evidence, attention, vote, mean = np.split(votes, PARTS, axis=1)
    weight = np.exp(attention - attention.max(axis=0))
    weight /= weight.sum(axis=0)
    return Signs((weight * vote).sum(axis=0) + mean.mean(axis=0), evidence)
