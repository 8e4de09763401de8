"""Which texts are held out: never learnt from, so that thresholds and calibration can be decided on them."""

import hashlib
from collections.abc import Sequence

from nlp.training.texts import LabelledText

# One text in ten. Whether a text is held out depends on its words alone, so that new texts move none of the old.
ONE_IN = 10

Texts = list[LabelledText]


def part(texts: Sequence[LabelledText]) -> tuple[Texts, Texts]:
    """Return the texts to learn from, and those held out; a text is never parted."""
    return [one for one in texts if not _is_held_out(one)], [one for one in texts if _is_held_out(one)]


def _is_held_out(text: LabelledText) -> bool:
    return hashlib.sha256(text.narrative.text.encode()).digest()[0] % ONE_IN == 0
