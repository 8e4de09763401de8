"""What the trained heads see of a message."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.listening.commands import cue_counts
from nlp.listening.ngrams import hashed
from nlp.listening.plain import plain
from nlp.listening.shape import shape
from nlp.reading.encoder import WIDTH, Encoder

Floats = NDArray[np.float32]
CHUNK = 256


@dataclass(frozen=True)
class Scales:
    """What brings features to one scale: mean and spread of the pooled states (3 * 384,), rarity of runs (PLACES,)."""

    mean: Floats
    spread: Floats
    rarity: Floats


def dense(texts: Sequence[str], encoder: Encoder) -> Floats:
    """Return each text's vector, and the mean, highest and lowest of its tokens' states, shape (n, 4 * 384).

    The states stand after the encoder's fourth layer: they still hold tense, person and denial, and the extremes hold
    a single word in a long message.
    """
    rows = []
    for start in range(0, len(texts), CHUNK):
        for encoded in encoder.encode_tokens(texts[start : start + CHUNK]):
            states = encoded.states if len(encoded.states) else np.zeros((1, WIDTH), np.float32)
            rows.append(np.concatenate([encoded.vector, states.mean(0), states.max(0), states.min(0)]))
    return np.array(rows, np.float32)


def command_features(texts: Sequence[str], questions: Sequence[str | None], seen: Floats, scales: Scales) -> Floats:
    """Return vector and states (`seen`, from `dense`), cues of commands (as counted, and thinned by length), shape."""
    rows = []
    for text, question in zip(texts, questions, strict=True):
        plain_text = plain(text)
        cues = np.minimum(cue_counts(plain_text), 2)
        thinned = cues / np.log2(2 + len(plain_text.split()))
        rows.append(np.concatenate([1.5 * cues, 3 * thinned, shape(text, plain_text, plain(question or ""))]))
    return np.hstack([2 * seen[:, :WIDTH], 0.05 * _scaled(seen, scales), np.array(rows, np.float32)])


def danger_features(texts: Sequence[str], seen: Floats, scales: Scales) -> Floats:
    """Return vector and states (`seen`, from `dense`), and hashed runs of letters and words weighted by rarity."""
    weighted = hashed([plain(text) for text in texts]) * scales.rarity
    runs = weighted / np.maximum(np.linalg.norm(weighted, axis=1, keepdims=True), 1e-9)
    return np.hstack([seen[:, :WIDTH], 0.06 * _scaled(seen, scales), 1.5 * runs])


def _scaled(seen: Floats, scales: Scales) -> Floats:
    scaled: Floats = (seen[:, WIDTH:] - scales.mean) / scales.spread
    return scaled
