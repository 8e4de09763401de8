"""The authored texts of training_data/narratives, with the labels of two readers."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.domain.narrative import Narrative, Span

TEXTS_FOLDER = Path(__file__).parents[2] / "training_data" / "narratives"


@dataclass(frozen=True)
class Label:
    """What the author gave a sentence; the evidence is counted from the beginning of the text."""

    kind: str
    domain: str
    evidence: Span


@dataclass(frozen=True)
class LabelledSentence:
    """A sentence with its author's labels, and the kinds and domains of a second reader who was blind to them."""

    span: Span
    labels: tuple[Label, ...]
    second: tuple[tuple[str, str], ...]

    def said_by_author(self, kind: str) -> bool:
        """Say whether the author gave the kind."""
        return any(label.kind == kind for label in self.labels)

    def agreed(self, kind: str) -> bool:
        """Say whether both readers gave the kind, or neither."""
        return self.said_by_author(kind) == any(other == kind for other, _ in self.second)


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
    labels = (Label(label["kind"], label["domain"], Span(label["start"], label["end"])) for label in raw["labels"])
    second = ((label["kind"], label["domain"]) for label in raw["second"])
    return LabelledSentence(Span(raw["start"], raw["end"]), tuple(labels), tuple(second))
