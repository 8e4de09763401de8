"""What the heads look at: one row of numbers for a sentence, or for a label in it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nlp.domain.narrative import Span
from nlp.reading.encoder import WIDTH, Encoded

Floats = NDArray[np.float32]


def sentence_features(encoded: Sequence[Encoded]) -> Floats:
    """Return the mean state of each sentence's tokens, shape (n, 384)."""
    return np.array([_mean(one.states) for one in encoded], np.float32).reshape(len(encoded), WIDTH)


def label_features(encoded: Encoded, evidence: Span, account: Floats, kind: int, kinds: int) -> Floats:
    """Return what a label's domain is read from, shape (3 * 384 + kinds,).

    The mean state of the evidence's tokens, the sentence's vector, the mean vector of the whole account, the kind.
    """
    inside = (encoded.offsets[:, 0] < evidence.end) & (encoded.offsets[:, 1] > evidence.start)
    which = np.zeros(kinds, np.float32)
    which[kind] = 1
    return np.concatenate([_mean(encoded.states[inside]), encoded.vector, account, which])


def account_vector(encoded: Sequence[Encoded]) -> Floats:
    """Return the mean vector of an account's sentences, shape (384,)."""
    mean: Floats = np.mean([one.vector for one in encoded], axis=0)
    return mean


def _mean(states: Floats) -> Floats:
    return states.mean(axis=0) if len(states) else np.zeros(WIDTH, np.float32)
