"""What is decided beside the weights: calibration, thresholds, and how much doubt there may be."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from nlp.reading.errors import ArtefactMissing

SETTINGS = "settings.json"

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Settings:
    """By kind: `thresholds` on the probability, and its calibration; for all: the rest.

    `slopes` and `offsets` turn a logit into a calibrated one (Platt 1999). `evidence_bias` is added to every token's
    evidence logit: higher makes evidence longer. A domain beside the likeliest is given from the probability
    `second_domain` on. A sentence without findings is unsure when a kind reaches `doubt` of its threshold.
    """

    kinds: tuple[str, ...]
    domains: tuple[str, ...]
    thresholds: tuple[float, ...]
    slopes: tuple[float, ...]
    offsets: tuple[float, ...]
    evidence_bias: float
    second_domain: float
    doubt: float

    def calibrate(self, logits: Floats) -> Floats:
        """Return the probability of each kind, shape (n, kinds), from the logits of that shape."""
        steeper = logits * np.array(self.slopes, np.float32) + np.array(self.offsets, np.float32)
        probabilities: Floats = np.reciprocal(1 + np.exp(-steeper))
        return probabilities

    def save(self, folder: Path) -> None:
        """Write them as JSON."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SETTINGS).write_text(json.dumps(vars(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `save` wrote; raises ArtefactMissing when it is not there."""
        try:
            raw: dict[str, Any] = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        except OSError as error:
            raise ArtefactMissing(f"The reader is not in {folder}. Make it with: make train") from error
        lists: dict[str, Any] = {name: tuple(value) for name, value in raw.items() if isinstance(value, list)}
        return cls(**(raw | lists))
