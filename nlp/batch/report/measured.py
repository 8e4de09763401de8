"""How well the shipped reader did when it was measured, for people who read the report."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.reading.tier import Tier

METRICS_FILE = Path(__file__).parents[3] / "models" / "reader" / "metrics.json"


@dataclass(frozen=True)
class Accuracy:
    """For one kind: how many of ten it marks are right, and how many of ten that are there it marks."""

    right: int
    found: int


@dataclass(frozen=True)
class Measured:
    """Measured figures by kind, what they were measured on, and how many domains of ten are right."""

    texts: str
    kinds: dict[str, Accuracy]
    domains_right: int


def load_measured(tier: Tier, file: Path = METRICS_FILE) -> Measured | None:
    """Return the figures that training wrote of a tier, or None where there are none; raises KeyError.

    Figures on text by others, never trained on, go before those on held-out texts of our own.
    """
    if not file.exists():
        return None
    metrics: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    if gold := metrics.get("gold"):
        return _measured(gold["readers"][tier], f"{gold['narratives']:,} real and interview texts")
    held_out = metrics["held_out"]
    return _measured(held_out["readers"][tier], f"{held_out['narratives']:,} texts written for this")


def _measured(figures: dict[str, Any], texts: str) -> Measured:
    kinds = {
        kind: Accuracy(_of_ten(row["precision"]), _of_ten(row["recall"])) for kind, row in figures["kinds"].items()
    }
    return Measured(texts, kinds, _of_ten(figures["summary"]["domain_accuracy"]))


def _of_ten(share: float) -> int:
    return round(10 * share)
