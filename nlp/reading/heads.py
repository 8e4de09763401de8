"""The linear heads: what a text's vectors and words say about kind, domain and evidence."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from nlp.reading.errors import ArtefactMissing
from nlp.reading.words import Row, Words

READER_FOLDER = Path(__file__).parents[2] / "models" / "reader"
WEIGHTS = "weights.safetensors"
SETTINGS = "settings.json"
VOCABULARY = "vocabulary.json"

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Linear:
    """One linear layer over vectors (c, d) and words (c, v), with a bias (c,)."""

    dense: Floats
    words: Floats
    bias: Floats

    def logits(self, dense: Floats, rows: Sequence[Row]) -> Floats:
        """Return one logit for each text and class, shape (n, c)."""
        spoken = np.array([self.words[:, places] @ weights for places, weights in rows], np.float32)
        return dense @ self.dense.T + spoken.reshape(len(rows), len(self.bias)) + self.bias


@dataclass(frozen=True)
class Settings:
    """What is decided beside the weights, by kind: thresholds on the probability, and its calibration.

    `slopes` and `offsets` turn a logit into a calibrated one (Platt 1999). `evidence_bias` is added to every word's
    evidence logit. Where a question asks about a kind, its odds are multiplied by `question_odds`, and a bare answer
    has at least the probability `ruling`.
    """

    kinds: tuple[str, ...]
    domains: tuple[str, ...]
    thresholds: tuple[float, ...]
    slopes: tuple[float, ...]
    offsets: tuple[float, ...]
    evidence_bias: float
    question_odds: float
    ruling: float

    def calibrate(self, logits: Floats) -> Floats:
        """Return the probability of each kind, shape (n, kinds), from the logits of that shape."""
        steeper = logits * np.array(self.slopes, np.float32) + np.array(self.offsets, np.float32)
        probabilities: Floats = np.reciprocal(1 + np.exp(-steeper))
        return probabilities

    def after_question(self, probability: float, bare: bool) -> float:
        """Return the probability of the kind that the question asks about."""
        likely = probability * self.question_odds
        likely /= likely + 1 - probability
        return max(likely, self.ruling) if bare else likely


@dataclass(frozen=True)
class Heads:
    """Everything that training learnt."""

    settings: Settings
    words: Words
    kinds: Linear
    domains: Linear
    evidence: Floats
    evidence_bias: Floats

    def save(self, folder: Path) -> None:
        """Write weights, vocabulary and settings; no pickle."""
        folder.mkdir(parents=True, exist_ok=True)
        arrays = {"rarity": self.words.rarity, "evidence": self.evidence, "evidence_bias": self.evidence_bias}
        for name, head in (("kinds", self.kinds), ("domains", self.domains)):
            arrays |= {f"{name}.dense": head.dense, f"{name}.words": head.words, f"{name}.bias": head.bias}
        save_file({name: np.ascontiguousarray(values) for name, values in arrays.items()}, folder / WEIGHTS)
        _write(folder / VOCABULARY, list(self.words.vocabulary))
        _write(folder / SETTINGS, vars(self.settings))

    @classmethod
    def load(cls, folder: Path = READER_FOLDER) -> Self:
        """Read what `save` wrote; raises ArtefactMissing when it is not there."""
        try:
            arrays = load_file(folder / WEIGHTS)
            vocabulary = json.loads((folder / VOCABULARY).read_text(encoding="utf-8"))
            settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        except OSError as error:
            raise ArtefactMissing(f"The reader is not in {folder}. Make it with: uv run goodlife train") from error
        linear = {
            name: Linear(arrays[f"{name}.dense"], arrays[f"{name}.words"], arrays[f"{name}.bias"])
            for name in ("kinds", "domains")
        }
        return cls(
            settings=_settings(settings),
            words=Words(tuple(vocabulary), arrays["rarity"]),
            evidence=arrays["evidence"],
            evidence_bias=arrays["evidence_bias"],
            **linear,
        )


def _settings(raw: dict[str, Any]) -> Settings:
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
    return Settings(**fields)


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
