"""Which texts are held out: never learnt from, so that thresholds and calibration can be decided on them."""

import hashlib
from collections.abc import Sequence

from nlp.training.texts import LabelledText

# One text in ten. Whether a text is held out depends on its words alone, so that new texts move none of the old.
ONE_IN = 10

Texts = list[LabelledText]


def part(texts: Sequence[LabelledText]) -> tuple[Texts, Texts]:
    """Return the texts to learn from, and those held out; a text is never parted."""
    held_out = [is_held_out(one.narrative.text) for one in texts]
    kept = [one for one, out in zip(texts, held_out, strict=True) if not out]
    return kept, [one for one, out in zip(texts, held_out, strict=True) if out]


def is_held_out(words: str) -> bool:
    """Say whether a text of these words is held out."""
    return hashlib.sha256(words.encode()).digest()[0] % ONE_IN == 0
