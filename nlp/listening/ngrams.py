"""What a message is typed like: its words, pairs of words and runs of letters, hashed into a fixed number of places."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

PLACES = 2**14
LETTERS = (2, 3, 4, 5)


def hashed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return one row for each plain text, shape (n, PLACES): damped counts."""
    rows = np.zeros((len(texts), PLACES), np.float32)
    for row, text in zip(rows, texts, strict=True):
        for place, count in Counter(_places(text)).items():
            row[place] = 1 + np.log(count)
    return rows


def _places(text: str) -> Iterator[int]:
    words = text.split()
    for word in words:
        padded = f" {word} "
        yield _place(f"w{word}")
        for size in LETTERS:
            yield from (_place(padded[at : at + size]) for at in range(len(padded) - size + 1))
    for one, other in pairwise(words):
        yield _place(f"w{one} {other}")


def _place(run: str) -> int:
    return crc32(run.encode()) % PLACES
