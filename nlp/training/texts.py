"""The authored texts of training_data/narratives, with the labels of two readers."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.domain.narrative import Narrative, Span

TEXTS_FOLDER = Path(__file__).parents[2] / "training_data" / "narratives"


@dataclass(frozen=True)
class Label:
    """What a sentence was given; the evidence is counted from the beginning of the text."""

    kind: str
    domain: str
    evidence: Span


@dataclass(frozen=True)
class Taught:
    """What a larger reader says of a sentence: kinds (4,) and domains within each (4, 10), as probabilities."""

    kinds: NDArray[np.float32]
    domains: NDArray[np.float32]


Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class LabelledSentence:
    """A sentence with its labels, and what two readers, blind to each other, gave it: kinds with domains.

    Where the two differ, the labels are what a third settled; elsewhere they are the author's.
    """

    span: Span
    labels: tuple[Label, ...]
    readings: tuple[Pairs, Pairs]
    taught: Taught | None = field(default=None, compare=False)

    def has(self, kind: str) -> bool:
        """Say whether the sentence was given the kind."""
        return any(label.kind == kind for label in self.labels)


@dataclass(frozen=True)
class LabelledText:
    """One authored text, cut into labelled sentences."""

    narrative: Narrative
    sentences: tuple[LabelledSentence, ...]


def load_texts(folder: Path = TEXTS_FOLDER) -> list[LabelledText]:
    """Read every .jsonl file of the folder, in the order of their names; raises KeyError when a field is missing."""
    return [text for file in sorted(folder.glob("*.jsonl")) for text in _read(file)]


def _read(file: Path) -> Iterator[LabelledText]:
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        narrative = Narrative(row["id"], row["text"], row.get("question"), source=row["genre"])
        yield LabelledText(narrative, tuple(_sentence(raw) for raw in row["sentences"]))


def _sentence(raw: dict[str, Any]) -> LabelledSentence:
    labels = tuple(Label(one["kind"], one["domain"], Span(one["start"], one["end"])) for one in raw["labels"])
    readings = _pairs(raw.get("author", raw["labels"])), _pairs(raw["second"])
    return LabelledSentence(Span(raw["start"], raw["end"]), labels, readings)


def _pairs(raw: list[dict[str, Any]]) -> Pairs:
    return frozenset((one["kind"], one["domain"]) for one in raw)
