"""The ear for Welsh, which the encoder does not know: letters and words are counted and weighed."""

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import HashingVectorizer

from nlp.listening.danger import DANGERS
from nlp.listening.ear import LISTENER_FOLDER
from nlp.listening.impression import LABELS, LEVELS, Impression
from nlp.listening.parts import parts_of
from nlp.listening.plain import plain
from nlp.reading.errors import ArtefactMissing

Floats = NDArray[np.float32]

WELSH_FOLDER = LISTENER_FOLDER / "welsh"
HEADS = "heads.safetensors"
# Runs of two to five letters hear a word through its mutations and spellings: "marw", "farw", "lladd", "ladd".
LETTERS, WORDS = 2**15, 2**14
FEATURES = LETTERS + WORDS
_letters = HashingVectorizer(
    analyzer="char_wb", ngram_range=(2, 5), n_features=LETTERS, alternate_sign=False, norm=None, dtype=np.float32
)
_words = HashingVectorizer(
    tokenizer=str.split,
    token_pattern=None,
    ngram_range=(1, 2),
    n_features=WORDS,
    alternate_sign=False,
    norm=None,
    dtype=np.float32,
)
# The heads' columns: whether a message is in Welsh, how it is meant, and every danger's levels.
ALARMS = [(danger, level) for danger in DANGERS for level in LEVELS]
HEARD = 1 + len(LABELS)
COLUMNS = HEARD + len(ALARMS)
# Next to no message in danger is shorter, and one word of many in such messages, as "fi" (me), would be all there is.
FEWEST_WORDS = 3
NO_ALARM = np.full(len(ALARMS), -20, np.float32)


def counted(texts: Iterable[str]) -> csr_matrix:
    """Return how often each run of letters, word and pair of words stands in messages, (messages, FEATURES)."""
    bare = [_without_accents(plain(text)) for text in texts]
    return hstack([_letters.transform(bare), _words.transform(bare)], format="csr")


def weighed(counts: csr_matrix, rarity: Floats) -> csr_matrix:
    """Return features of length one for each kind: what is rare weighs more, and the second time less than the first.

    Source: Manning, Raghavan and Schütze 2008, "Introduction to Information Retrieval", 6.4.1.
    """
    rare = counts.copy()
    rare.data = (1 + np.log(rare.data)) * rarity[rare.indices]
    message = np.repeat(np.arange(rare.shape[0]), np.diff(rare.indptr))
    kind = 2 * message + (rare.indices >= LETTERS)
    rare.data /= np.sqrt(np.bincount(kind, rare.data**2))[kind]
    return rare


def _without_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


class WelshEar:
    """Forms an impression of one message in Welsh at a time."""

    def __init__(self, rarity: Floats, weights: Floats, bias: Floats) -> None:
        """Take how rare each feature is (FEATURES,), weights (FEATURES, COLUMNS) and bias (COLUMNS,)."""
        self.rarity, self.weights, self.bias = rarity, weights, bias

    @classmethod
    def load(cls, folder: Path = WELSH_FOLDER) -> Self:
        """Load what was learnt; raises ArtefactMissing when it is not there."""
        try:
            heads = load_file(folder / HEADS)
        except OSError as error:
            raise ArtefactMissing(f"The ear for Welsh is not in {folder}. Make it with: make train") from error
        return cls(*(heads[name].astype(np.float32) for name in ("rarity", "weights", "bias")))

    def is_welsh(self, text: str) -> bool:
        """Return whether a message is in Welsh, be there English words in it."""
        return self.are_welsh([text])[0]

    def are_welsh(self, texts: Sequence[str]) -> list[bool]:
        """Return which of some texts are in Welsh."""
        features = weighed(counted(texts), self.rarity)
        return [bool(vote > 0) for vote in features @ self.weights[:, 0] + self.bias[0]]

    def impression(self, text: str, question: str | None) -> Impression:
        """Return the impression of a message; what was asked before it says nothing here.

        A message is meant as the whole of it is, and alarms as its worst part does; a word or two alarm by rule alone.
        """
        votes = self._votes(text)
        parts = parts_of(text) if len(text.split()) >= FEWEST_WORDS else []
        votes[HEARD:] = np.max([self._votes(part)[HEARD:] for part in parts] or [NO_ALARM], axis=0)
        powers = np.exp(votes[1:HEARD] - votes[1:HEARD].max())
        sure = dict(zip(ALARMS, (float(one) for one in 1 / (1 + np.exp(-votes[HEARD:]))), strict=True))
        crisis = {danger: sure[danger, "crisis"] for danger in DANGERS}
        return Impression(
            powers / powers.sum(), crisis, {danger: max(sure[danger, "concern"], crisis[danger]) for danger in DANGERS}
        )

    def _votes(self, text: str) -> Floats:
        features = weighed(counted([text]), self.rarity)
        return np.asarray(features.data @ self.weights[features.indices] + self.bias, np.float32)
