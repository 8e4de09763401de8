"""Told words for tests, and an encoder that knows which words belong together."""

from collections.abc import Sequence

import numpy as np

from nlp.themes.told import Told

MATTERS = ("waiting", "garden", "letters", "singing", "stairs", "money")


def told(story: str, words: str, kind: str = "need", domain: str = "health", before: str = "", after: str = "") -> Told:
    return Told(story, words, kind, domain, before, after, 0.9)


def collection(stories: int, matters: Sequence[str] = MATTERS) -> list[Told]:
    """Each story tells of three matters, in words of its own."""
    return [
        told(f"s{story:02}", f"story {chr(97 + story)} tells about {matters[(story + turn) % len(matters)]}")
        for story in range(stories)
        for turn in range(3)
    ]


def _noise(text: str) -> np.ndarray:
    return np.random.default_rng(list(text.encode())).normal(size=24)


def encode_matters(texts: Sequence[str]) -> np.ndarray:
    """Texts about one matter lie near each other."""
    places = {matter: 3 * _noise(matter) for matter in MATTERS}
    return np.array([sum((places[m] for m in MATTERS if m in text), np.zeros(24)) + _noise(text) for text in texts])


def encode_nothing(texts: Sequence[str]) -> np.ndarray:
    """Texts lie anywhere."""
    return np.array([_noise(text) for text in texts])
