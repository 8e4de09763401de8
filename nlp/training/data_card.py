"""The data card of the authored texts: counted by the training command, never by hand."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from nlp.domain.codebook import Codebook
from nlp.training.agreement import agreement, sentences_of
from nlp.training.card import render
from nlp.training.texts import TEXTS_FOLDER, LabelledText

GENRES = TEXTS_FOLDER / "genres.yml"
CARD = TEXTS_FOLDER / "README.md"
TEMPLATE = Path(__file__).with_name("data_card.md.jinja")


def write_data_card(texts: Sequence[LabelledText], codebook: Codebook) -> str:
    """Return the card in Markdown; raises KeyError for a genre that genres.yml does not describe."""
    groups: dict[str, dict[str, str]] = yaml.safe_load(GENRES.read_text(encoding="utf-8"))
    described = {name: what for group in groups.values() for name, what in group.items()}
    names = sorted({text.narrative.source for text in texts})
    genres = {
        name: _row([text for text in texts if text.narrative.source == name]) | {"what": described[name]}
        for name in names
    }
    labels = Counter((label.kind, label.domain) for one in sentences_of(texts) for label in one.labels)
    cells = {kind: {domain: labels[kind, domain] for domain in codebook.domains} for kind in codebook.kinds}
    return render(TEMPLATE, codebook=codebook, genres=genres, all=_row(texts), cells=cells, groups=groups)


def _row(texts: Sequence[LabelledText]) -> dict[str, Any]:
    sentences = sentences_of(texts)
    return agreement(sentences) | {
        "texts": len(texts),
        "sentences": len(sentences),
        "labels": sum(len(one.labels) for one in sentences),
        "without": sum(not one.labels for one in sentences),
        "asked": sum(bool(text.narrative.question) for text in texts),
    }
