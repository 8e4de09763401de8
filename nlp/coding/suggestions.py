"""Codes suggested for sentences that are like their examples; how like they must be, the examples themselves say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
# Texts to vectors of length one, shape (n, width).
Encode = Callable[[Sequence[str]], Floats]

LEAST_EXAMPLES = 4
LEAST_FOUND = 0.5  # of the examples, each left out in turn, that the others must find again
MOST_WRONG = 0.2  # of the examples of other codes that may be found too
LEAST_LIKE = 0.3  # cosine; below it, texts have nothing to do with each other


@dataclass(frozen=True)
class Lesson:
    """What the examples of one code teach: `least` is how like them a sentence must be, or None when they do not do.

    `found` of its `examples` were found by the others, and `wrong` of the `others`, the examples of other codes.
    """

    code: str
    examples: int
    found: int
    others: int
    wrong: int
    least: float | None

    @property
    def says(self) -> str:
        """Say in a plain sentence what came of it."""
        if self.examples < LEAST_EXAMPLES:
            return f"Too few examples to suggest from: {self.examples}, and it takes {LEAST_EXAMPLES}."
        tried = f"Each left out in turn, {self.found} of {self.examples} examples were found by the others"
        wrong = f", and {self.wrong} of the {self.others} of other codes too" if self.others else ""
        outcome = "It is suggested." if self.least is not None else "That is not good enough, so it is not suggested."
        return f"{tried}{wrong}. {outcome}"


@dataclass(frozen=True)
class Likeness:
    """That a sentence, by its number from 0, is like an example of a code."""

    sentence: int
    code: str
    example: str


class Suggester:
    """Learns from examples, by code, and suggests codes for sentences."""

    def __init__(self, examples: Mapping[str, Sequence[str]], encode: Encode) -> None:
        self._encode = encode
        self._examples = {code: list(words) for code, words in examples.items() if words}
        self._vectors = {code: encode(words) for code, words in self._examples.items()}
        self.lessons = {code: self._lesson(code) for code in self._examples}

    def suggest(self, sentences: Sequence[str]) -> list[Likeness]:
        """Return which codes the sentences may have, each with the example that it is most like."""
        if not sentences:
            return []
        vectors = self._encode(sentences)
        found = []
        for code, lesson in self.lessons.items():
            if lesson.least is None:
                continue
            like = vectors @ self._vectors[code].T
            for at in np.flatnonzero(like.max(1) >= lesson.least):
                found.append(Likeness(int(at), code, self._examples[code][int(like[at].argmax())]))
        return sorted(found, key=lambda one: one.sentence)

    def _lesson(self, code: str) -> Lesson:
        """Choose the bound that tells a code's examples, each left out in turn, best from those of other codes."""
        own, vectors = self._vectors[code], [self._vectors[other] for other in self._vectors if other != code]
        if len(own) < LEAST_EXAMPLES:
            return Lesson(code, len(own), 0, sum(map(len, vectors)), 0, None)
        among = own @ own.T
        np.fill_diagonal(among, -1)
        near = among.max(1)
        far = np.concatenate([(other @ own.T).max(1) for other in vectors]) if vectors else np.zeros(0)
        bounds = [bound for bound in np.unique(near) if bound >= LEAST_LIKE] or [LEAST_LIKE]
        lowest = max(bounds, key=lambda bound: _told_apart(near, far, bound))
        # Half way down to what is not of the code, where a sentence is as like the one as the other.
        least = (lowest + max(far[far < lowest], default=LEAST_LIKE)) / 2 if lowest > LEAST_LIKE else lowest
        least = max(LEAST_LIKE, least)
        found, wrong = int((near >= least).sum()), int((far >= least).sum())
        good = found >= LEAST_FOUND * len(near) and wrong <= MOST_WRONG * len(far)
        return Lesson(code, len(near), found, len(far), wrong, float(least) if good else None)


def _told_apart(near: Floats, far: NDArray[np.floating], bound: float) -> float:
    """Return the share found of a code's own examples less that of the others' (Youden's J)."""
    wrong = float((far >= bound).mean()) if len(far) else 0.0
    return float((near >= bound).mean()) - wrong
