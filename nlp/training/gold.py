"""Gold: sentences with the labels to compare findings with, from a gold file or from the authored texts."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nlp.domain.narrative import Narrative, Span
from nlp.reading.errors import ReadingError
from nlp.training.scoring import GoldNarrative, GoldSentence
from nlp.training.texts import LabelledSentence, LabelledText


class GoldFileError(ReadingError):
    """A gold file cannot be read; the message says where and why."""


def read_gold(file: Path) -> list[GoldNarrative]:
    """Read a gold file, one narrative a line; raises GoldFileError when it or a line of it cannot be read."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldFileError(f"{file} cannot be read. Name a gold file: one narrative a line, as JSON.") from error
    return [_narrative(line, f"{file}, line {number}") for number, line in enumerate(lines, 1) if line.strip()]


def settled_gold(texts: Sequence[LabelledText], kinds: Sequence[str]) -> list[GoldNarrative]:
    """Return authored texts as gold: kinds on which the two readers differ are unsure; the domain of either counts."""
    return [
        GoldNarrative(text.narrative, tuple(_settled(sentence, kinds) for sentence in text.sentences)) for text in texts
    ]


def _narrative(line: str, where: str) -> GoldNarrative:
    try:
        row: dict[str, Any] = json.loads(line)
        narrative = Narrative(str(row["id"]), row["text"], row.get("question"), source=row.get("source", ""))
        return GoldNarrative(narrative, tuple(_sentence(raw) for raw in row["sentences"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        needed = 'It needs "id", "text" and "sentences" with "start", "end", "gold" and "unsure".'
        raise GoldFileError(f"{where} is not a line of a gold file. {needed}") from error


def _sentence(raw: dict[str, Any]) -> GoldSentence:
    kinds = {kind: frozenset(domains) for kind, domains in raw["gold"].items()}
    return GoldSentence(Span(raw["start"], raw["end"]), kinds, frozenset(raw["unsure"]))


def _settled(sentence: LabelledSentence, kinds: Sequence[str]) -> GoldSentence:
    author, second = ({kind for kind, _ in pairs} for pairs in sentence.readings)
    given = {(label.kind, label.domain) for label in sentence.labels}.union(*sentence.readings)
    domains = {kind: frozenset(domain for other, domain in given if other == kind) for kind in author & second}
    return GoldSentence(sentence.span, domains, frozenset(kinds) & (author ^ second))
