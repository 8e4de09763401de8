"""A baseline that learns nothing: how near a sentence's vector is to what the codebook says of each label."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nlp.domain.codebook import Codebook
from nlp.training.baselines.linear import TextEncoder

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class ZeroShotModel:
    """Compares sentences with the codebook's own words, by an encoder as published (Yin and others 2019)."""

    def __init__(self, codebook: Codebook, encoder: TextEncoder) -> None:
        self._encoder = encoder
        self._kinds = encoder.encode([f"{kind.name}: {kind.meaning}" for kind in codebook.kinds.values()])
        self._domains = encoder.encode([f"{domain.name}: {domain.act}" for domain in codebook.domains.values()])

    def score(self, sentences: Sequence[str]) -> tuple[Floats, Ints]:
        """Return each kind's likeness, from 0 to 1 (n, 4), and the number of the nearest domain (n,)."""
        vectors = self._encoder.encode(sentences)
        likeness = ((1 + vectors @ self._kinds.T) / 2).astype(np.float32)
        return likeness, np.asarray((vectors @ self._domains.T).argmax(axis=1))
