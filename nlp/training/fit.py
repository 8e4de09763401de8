"""Fit the linear heads with scikit-learn; nothing of it is needed at run time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from nlp.domain.codebook import Codebook
from nlp.domain.narrative import Span
from nlp.reading.features import label_features, sentence_features
from nlp.reading.heads import Heads, Linear
from nlp.reading.sentences import Sentence
from nlp.reading.words import Words
from nlp.training.deciding import undecided
from nlp.training.texts import Label, LabelledSentence

Floats = NDArray[np.float32]

# Chosen by cross-validation over the authored texts.
AT_LEAST = 2
# How much a standardised vector weighs beside the words, whose row has length one.
KIND_SCALE, KIND_C = 0.04, 2.0
DOMAIN_SCALE, DOMAIN_C = 0.03, 1.0
EVIDENCE_C = 0.0005
ROUNDS = 200


@dataclass(frozen=True)
class Example:
    """A sentence as the reader sees it, beside what its readers said."""

    sentence: Sentence
    labelled: LabelledSentence


class Scaling:
    """Standardises vectors (n, d) and weighs them; folds that into a fitted layer afterwards. d may be 0."""

    def __init__(self, dense: Floats, scale: float) -> None:
        self._mean = dense.mean(axis=0)
        self._weight = scale / (dense.std(axis=0) + 1e-6)

    def apply(self, dense: Floats) -> Floats:
        """Return the vectors as scikit-learn is to see them."""
        scaled: Floats = ((dense - self._mean) * self._weight).astype(np.float32)
        return scaled

    def fold(self, weights: Floats, bias: Floats) -> Linear:
        """Return the layer for vectors as they come; weights (c, d + v) begin with the vectors' own."""
        width = len(self._mean)
        dense = weights[:, :width] * self._weight
        return Linear(
            dense.astype(np.float32),
            weights[:, width:].astype(np.float32),
            (bias - dense @ self._mean).astype(np.float32),
        )


def fit_heads(examples: Sequence[Example], codebook: Codebook, with_vectors: bool) -> Heads:
    """Fit everything the reader needs but the settings, which cross-validation decides."""
    # One thread: the same sums in the same order each time, and no slower for matrices of this size.
    with threadpool_limits(1):
        return _fit(examples, tuple(codebook.kinds), tuple(codebook.domains), with_vectors)


def _fit(examples: Sequence[Example], kinds: Sequence[str], domains: Sequence[str], with_vectors: bool) -> Heads:
    words = Words.learn([example.sentence.text for example in examples], AT_LEAST)
    evidence, evidence_bias = np.zeros((0, 0), np.float32), np.zeros(0, np.float32)
    dense = np.zeros((len(examples), 0), np.float32)
    if with_vectors:
        evidence, evidence_bias = fit_evidence(examples, kinds)
        dense = sentence_features([example.sentence.encoded for example in examples])
    return Heads(
        settings=undecided(kinds, domains),
        words=words,
        kinds=fit_kinds(examples, dense, words, kinds),
        domains=fit_domains(examples, words, kinds, domains, with_vectors),
        evidence=evidence,
        evidence_bias=evidence_bias,
    )


def fit_kinds(examples: Sequence[Example], dense: Floats, words: Words, kinds: Sequence[str]) -> Linear:
    """Fit one head a kind, on the sentences about which both readers agree."""
    scaling = Scaling(dense, KIND_SCALE)
    matrix = _beside(scaling.apply(dense), words, [example.sentence.text for example in examples])
    weights, biases = [], []
    for kind in kinds:
        agreed = np.flatnonzero([example.labelled.agreed(kind) for example in examples])
        said = np.array([example.labelled.said_by_author(kind) for example in examples])
        model = _logistic(KIND_C).fit(matrix[agreed], said[agreed])
        weights.append(model.coef_[0])
        biases.append(model.intercept_[0])
    return scaling.fold(np.array(weights), np.array(biases))


def fit_domains(
    examples: Sequence[Example], words: Words, kinds: Sequence[str], domains: Sequence[str], with_vectors: bool
) -> Linear:
    """Fit the head that names a label's domain, on the author's labels and evidence."""
    labels = [(example, label) for example in examples for label in example.labelled.labels]
    dense = np.zeros((len(labels), 0), np.float32)
    if with_vectors:
        dense = np.array([_label_row(example, label, kinds) for example, label in labels])
    scaling = Scaling(dense, DOMAIN_SCALE)
    matrix = _beside(scaling.apply(dense), words, [example.sentence.text for example, _ in labels])
    model = _logistic(DOMAIN_C).fit(matrix, np.array([label.domain for _, label in labels]))
    order = [list(model.classes_).index(domain) for domain in domains]
    return scaling.fold(model.coef_[order], model.intercept_[order])


def fit_evidence(examples: Sequence[Example], kinds: Sequence[str]) -> tuple[Floats, Floats]:
    """Fit one head a kind over token states: is the token within the evidence of a label that the sentence has?"""
    weights, biases = [], []
    for kind in kinds:
        inside = [(example, _within(example, kind)) for example in examples if example.labelled.said_by_author(kind)]
        states = np.vstack([example.sentence.encoded.states for example, _ in inside])
        scaling = Scaling(states, 1.0)
        model = _logistic(EVIDENCE_C).fit(scaling.apply(states), np.concatenate([within for _, within in inside]))
        head = scaling.fold(model.coef_, model.intercept_)
        weights.append(head.dense[0])
        biases.append(head.bias[0])
    return np.array(weights), np.array(biases)


def _label_row(example: Example, label: Label, kinds: Sequence[str]) -> Floats:
    sentence = example.sentence
    return label_features(
        sentence.encoded, _evidence(example, label), sentence.account, kinds.index(label.kind), len(kinds)
    )


def _within(example: Example, kind: str) -> NDArray[np.bool_]:
    offsets = example.sentence.encoded.offsets
    within = np.zeros(len(offsets), bool)
    for label in example.labelled.labels:
        if label.kind == kind:
            evidence = _evidence(example, label)
            within |= (offsets[:, 0] < evidence.end) & (offsets[:, 1] > evidence.start)
    return within


def _evidence(example: Example, label: Label) -> Span:
    """Return the label's evidence, counted from the beginning of its sentence."""
    start = example.sentence.span.start
    return Span(label.evidence.start - start, label.evidence.end - start)


def _logistic(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=ROUNDS, tol=1e-3)


def _beside(dense: Floats, words: Words, texts: Sequence[str]) -> sparse.csr_array:
    """Return vectors and word rows side by side, shape (n, d + v)."""
    rows = words.rows(texts)
    ends = np.cumsum([0, *(len(places) for places, _ in rows)], dtype=np.intp)
    places = np.concatenate([places for places, _ in rows])
    weights = np.concatenate([weights for _, weights in rows])
    spoken = sparse.csr_array((weights, places, ends), shape=(len(rows), len(words.vocabulary)))
    return sparse.hstack([sparse.csr_array(dense), spoken]).tocsr()
