"""Baselines that learn: logistic regression over TF-IDF, or over the vectors of an encoder as published."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import FunctionTransformer

from nlp.domain.codebook import Codebook
from nlp.training.texts import LabelledText

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# Chosen by cross-validation over the authored texts.
WORDS_C, VECTORS_C = 4.0, 10.0
ROUNDS = 300


class TextEncoder(Protocol):
    """Turns sentences into vectors."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one vector for each text."""
        ...


class Features(Protocol):
    """Turns sentences into rows of numbers, after it has seen those it learns from."""

    def fit_transform(self, sentences: list[str], /) -> Any:
        """Learn from sentences, and return their rows."""
        ...

    def transform(self, sentences: list[str], /) -> Any:
        """Return the rows of sentences."""
        ...


class LinearModel:
    """One logistic regression a kind, and one for the domain of a labelled sentence, on the same features."""

    def __init__(self, texts: Sequence[LabelledText], codebook: Codebook, features: Features, strength: float) -> None:
        pairs = [(one.span.of(text.narrative.text), one) for text in texts for one in text.sentences]
        rows = features.fit_transform([words for words, _ in pairs])
        self._features = features
        self._kinds = [_logistic(strength).fit(rows, [one.has(kind) for _, one in pairs]) for kind in codebook.kinds]
        order = list(codebook.domains)
        labels = [(at, order.index(label.domain)) for at, (_, one) in enumerate(pairs) for label in one.labels]
        self._domains = _logistic(strength).fit(rows[[at for at, _ in labels]], [domain for _, domain in labels])

    def score(self, sentences: Sequence[str]) -> tuple[Floats, Ints]:
        """Return the probability of each kind (n, 4), and the number of the likeliest domain (n,)."""
        rows = self._features.transform(list(sentences))
        kinds = [model.predict_proba(rows)[:, 1] for model in self._kinds]
        return np.array(kinds, np.float32).T, np.asarray(self._domains.predict(rows))


def words_model(texts: Sequence[LabelledText], codebook: Codebook) -> LinearModel:
    """Learn from weighted words and pairs of words alone."""
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"[\w']+")  # noqa: S106
    return LinearModel(texts, codebook, words, WORDS_C)


def vectors_model(texts: Sequence[LabelledText], codebook: Codebook, encoder: TextEncoder) -> LinearModel:
    """Learn from the vectors of an encoder that stays as it is."""
    return LinearModel(texts, codebook, FunctionTransformer(encoder.encode), VECTORS_C)


def _logistic(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=ROUNDS, tol=1e-3)
