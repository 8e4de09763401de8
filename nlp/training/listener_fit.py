"""How the listener's heads are fitted."""

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.sparse import csr_matrix, vstack  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression

from nlp.listening.features import CHUNK, Floats, Scales, danger_features
from nlp.listening.heads import Linear
from nlp.listening.ngrams import PLACES, hashed
from nlp.listening.plain import plain
from nlp.reading.encoder import WIDTH

STEPS = 1000
# An ordinary text counts half: there are many more of them, and the hard lines are drawn between the disclosures.
ORDINARY_WEIGHT = 0.5


def fit_commands(features: Floats, labels: Sequence[str]) -> tuple[tuple[str, ...], Linear]:
    """Fit one head over all ways of being heard; returns its labels and the head."""
    model = LogisticRegression(max_iter=STEPS).fit(features, labels)
    return tuple(str(label) for label in model.classes_), _linear(model)


def fit_danger(crisis: csr_matrix, none: csr_matrix, ordinary: csr_matrix) -> Linear:
    """Fit one head on disclosures against hard negatives, full weight, and ordinary texts."""
    right = np.r_[np.ones(crisis.shape[0]), np.zeros(none.shape[0] + ordinary.shape[0])]
    weights = np.r_[np.ones(crisis.shape[0] + none.shape[0]), np.full(ordinary.shape[0], ORDINARY_WEIGHT)]
    model = LogisticRegression(max_iter=STEPS).fit(vstack([crisis, none, ordinary]), right, sample_weight=weights)
    return _linear(model)


def fit_scales(texts: Sequence[str], seen: Floats) -> Scales:
    """Return mean and spread of the pooled states, and how rare each hashed run is (inverse document frequency)."""
    found = np.zeros(PLACES)
    for chunk in _chunks(len(texts)):
        found += np.count_nonzero(hashed([plain(text) for text in texts[chunk]]), axis=0)
    rarity = (np.log((1 + len(texts)) / (1 + found)) + 1).astype(np.float32)
    states = seen[:, WIDTH:]
    return Scales(states.mean(0), states.std(0), rarity)


def sparse_danger_features(texts: Sequence[str], seen: Floats, scales: Scales) -> csr_matrix:
    """Return danger_features, chunk by chunk, as a sparse matrix."""
    chunks = _chunks(len(texts))
    return csr_matrix(vstack([csr_matrix(danger_features(texts[at], seen[at], scales)) for at in chunks]))


def share(flags: Iterable[bool]) -> float:
    """Return the share of true ones, rounded to four places; of nothing it is 0."""
    values = list(flags)
    return round(sum(values) / max(len(values), 1), 4)


def _chunks(count: int) -> list[slice]:
    return [slice(start, start + CHUNK) for start in range(0, count, CHUNK)]


def _linear(model: LogisticRegression) -> Linear:
    return Linear(model.coef_.astype(np.float32), model.intercept_.astype(np.float32))
