"""Words and pairs of words, weighted by how rare they are (TF-IDF), in plain numpy."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"[\w']+|[^\w\s]")

Floats = NDArray[np.float32]
Row = tuple[NDArray[np.intp], Floats]


def terms(text: str) -> list[str]:
    """Return the words, the marks and the pairs of neighbours of a text, in small letters.

    >>> terms("Can’t sleep.")
    ["can't", 'sleep', '.', "can't sleep", 'sleep .']
    """
    words = WORD.findall(text.lower().replace("’", "'"))
    return words + [f"{one} {two}" for one, two in pairwise(words)]


@dataclass(frozen=True)
class Words:
    """The vocabulary and the rarity of each term (v,)."""

    vocabulary: tuple[str, ...]
    rarity: Floats

    @classmethod
    def learn(cls, texts: Sequence[str], at_least: int) -> Self:
        """Take the terms that at least so many texts hold."""
        counts = Counter(term for text in texts for term in set(terms(text)))
        vocabulary = tuple(sorted(term for term, count in counts.items() if count >= at_least))
        held = np.array([counts[term] for term in vocabulary])
        return cls(vocabulary, (np.log((1 + len(texts)) / (1 + held)) + 1).astype(np.float32))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {term: place for place, term in enumerate(self.vocabulary)}

    def rows(self, texts: Iterable[str]) -> list[Row]:
        """Return places and weights of each text's known terms, as a vector of length one."""
        return [self._row(text) for text in texts]

    def _row(self, text: str) -> Row:
        counts = Counter(self._places[term] for term in terms(text) if term in self._places)
        places = np.fromiter(counts, np.intp, len(counts))
        weights = (1 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))) * self.rarity[places]
        return places, weights / max(float(np.linalg.norm(weights)), 1e-9)
