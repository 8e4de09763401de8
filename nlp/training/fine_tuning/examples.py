"""Windows of authored texts, as the reader will see them, with what is to be learnt from each token and sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from nlp.domain.codebook import Codebook
from nlp.domain.narrative import Span
from nlp.reading.trained_reader import TrainedReader
from nlp.reading.windows import Piece, Window, Windows
from nlp.training.texts import Label, LabelledSentence, LabelledText, Taught

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# A pupil learns a little more from what its teacher says than from the labels (Hinton and others 2015, "Distilling the
# knowledge in a neural network", arXiv:1503.02531). A teacher that is a mean of networks is soft enough by itself.
TEACHER_SHARE = 0.6


@dataclass(frozen=True)
class Example:
    """A window's token ids, the sentence each token is in (-1: none), and its targets.

    `kinds` (sentences, 4) and `domains` (sentences, 4, 10; a kind's add up to one, or to nought without the kind) are
    for sentences; `evidence` (tokens, 4) for tokens, where `has_kind` (tokens, 4).
    """

    ids: tuple[int, ...]
    sentence: Ints
    kinds: Floats
    domains: Floats
    evidence: Floats
    has_kind: Floats


class Examples:
    """Makes examples of texts."""

    def __init__(self, windows: Windows, codebook: Codebook) -> None:
        self._windows = windows
        self._kinds = list(codebook.kinds)
        self._domains = list(codebook.domains)

    def make(self, texts: Sequence[LabelledText]) -> list[Example]:
        """Return the windows of the texts, in order."""
        cut = self._windows.cut([(text.narrative, [one.span for one in text.sentences]) for text in texts])
        return [
            self._example(window, text.sentences)
            for text, windows in zip(texts, cut, strict=True)
            for window in windows
        ]

    def _example(self, window: Window, sentences: Sequence[LabelledSentence]) -> Example:
        tokens, count, kinds, domains = len(window.ids), len(window.pieces), len(self._kinds), len(self._domains)
        place = np.full(tokens, -1, np.int64)
        wanted = np.zeros((count, kinds, domains), np.float32)
        evidence, has_kind = np.zeros((tokens, kinds), np.float32), np.zeros((tokens, kinds), np.float32)
        for number, piece in enumerate(window.pieces):
            place[piece.first : piece.end] = number
            sentence = sentences[piece.number]
            for label in sentence.labels:
                kind = self._kinds.index(label.kind)
                wanted[number, kind, self._domains.index(label.domain)] += 1
                has_kind[piece.first : piece.end, kind] = 1
                evidence[piece.first : piece.end, kind] += _within(piece, label, sentence.span)
        said = wanted.sum(axis=-1)
        has, shares = (said > 0).astype(np.float32), wanted / np.maximum(said, 1)[:, :, None]
        for number, piece in enumerate(window.pieces):
            if taught := sentences[piece.number].taught:
                has[number] += TEACHER_SHARE * (taught.kinds - has[number])
                known = said[number] > 0
                shares[number][known] += TEACHER_SHARE * (taught.domains - shares[number])[known]
        return Example(window.ids, place, has, shares, np.minimum(evidence, 1), has_kind)


def teach(texts: Sequence[LabelledText], teacher: TrainedReader) -> list[LabelledText]:
    """Return the texts, each sentence with what the teacher says of it."""
    counted = iter(teacher.count([(text.narrative, [one.span for one in text.sentences]) for text in texts]))
    return [
        replace(
            text,
            sentences=tuple(
                replace(sentence, taught=Taught(_sigmoid(said.kinds), _softmax(said.domains)))
                for sentence, said in zip(text.sentences, islice(counted, len(text.sentences)), strict=True)
            ),
        )
        for text in texts
    ]


def _within(piece: Piece, label: Label, sentence: Span) -> NDArray[np.bool_]:
    start, end = label.evidence.start - sentence.start, label.evidence.end - sentence.start
    inside: NDArray[np.bool_] = (piece.offsets[:, 0] < end) & (piece.offsets[:, 1] > start)
    return inside


def _sigmoid(logits: Floats) -> Floats:
    probabilities: Floats = np.reciprocal(1 + np.exp(-logits))
    return probabilities


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares
