"""The trained heads: how likely a message is each command, and danger from oneself or from others."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from safetensors.numpy import load_file, save_file

from nlp.listening.danger import DANGERS, Danger
from nlp.listening.features import Floats, Scales
from nlp.reading.errors import ArtefactMissing

LISTENER_FOLDER = Path(__file__).parents[2] / "models" / "listener"
WEIGHTS = "weights.safetensors"
SETTINGS = "settings.json"
HOW_TO_BUILD = "Build it with: uv run goodlife train"


@dataclass(frozen=True)
class Linear:
    """A linear layer: weights (classes, features) and bias (classes,)."""

    weights: Floats
    bias: Floats

    def logits(self, features: Floats) -> Floats:
        """Return the logits, shape (n, classes), of features (n, features)."""
        return features @ self.weights.T + self.bias


@dataclass(frozen=True)
class Thresholds:
    """From which probability on a message is heard as a command, as crisis, as a concern."""

    command: float
    crisis: dict[Danger, float]
    concern: dict[Danger, float]


@dataclass(frozen=True)
class Heads:
    """What training learnt: the command head over `labels`, one head for each danger, scales and thresholds."""

    labels: tuple[str, ...]
    commands: Linear
    dangers: dict[Danger, Linear]
    scales: Scales
    thresholds: Thresholds

    def save(self, folder: Path) -> None:
        """Write weights and settings; no pickle."""
        folder.mkdir(parents=True, exist_ok=True)
        arrays = dict(vars(self.scales))
        named: list[tuple[str, Linear]] = [("commands", self.commands), *self.dangers.items()]
        for name, head in named:
            arrays |= {f"{name}.weights": head.weights, f"{name}.bias": head.bias}
        save_file({name: np.ascontiguousarray(array) for name, array in arrays.items()}, folder / WEIGHTS)
        settings = {"labels": self.labels, "thresholds": vars(self.thresholds)}
        (folder / SETTINGS).write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, folder: Path = LISTENER_FOLDER) -> Self:
        """Read what `save` wrote; raises ArtefactMissing when it is not there."""
        try:
            arrays = load_file(folder / WEIGHTS)
            settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ArtefactMissing(f"The trained listener is not in {folder}. {HOW_TO_BUILD}") from error
        return cls(
            tuple(settings["labels"]),
            _linear(arrays, "commands"),
            {danger: _linear(arrays, danger) for danger in DANGERS},
            Scales(arrays["mean"], arrays["spread"], arrays["rarity"]),
            Thresholds(**settings["thresholds"]),
        )


def softmax(logits: Floats) -> Floats:
    """Return probabilities over the last axis."""
    powers: Floats = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def sigmoid(logits: Floats) -> Floats:
    """Return the probability of each logit."""
    return (1 / (1 + np.exp(-logits))).astype(np.float32)


def _linear(arrays: dict[str, Floats], name: str) -> Linear:
    return Linear(arrays[f"{name}.weights"], arrays[f"{name}.bias"])
