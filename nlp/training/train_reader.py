"""Train the reader: texts in; weights, settings, metrics and card out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nlp.domain.codebook import Codebook, load_codebook
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative
from nlp.reading.clauses import Clauses
from nlp.reading.encoder import Encoder
from nlp.reading.heads import READER_FOLDER
from nlp.reading.reading import Reader
from nlp.training.card import write_card
from nlp.training.cross_validation import labels
from nlp.training.deciding import calibration_error
from nlp.training.gold import agreed_gold, read_gold
from nlp.training.metrics import Figures, as_figures
from nlp.training.overlap import evidence_overlap
from nlp.training.recipe import recipe_digest
from nlp.training.scoring import GoldNarrative, read_all, score
from nlp.training.segmenting import boundary_counts
from nlp.training.texts import TEXTS_FOLDER, LabelledText, load_texts
from nlp.training.workshop import Learnt, Workshop

METRICS, CARD = "metrics.json", "card.md"


@dataclass(frozen=True)
class Compared:
    """A reader, and what texts got that it had not learnt from."""

    reader: Reader
    held_out: Sequence[Finding]


def train_reader(gold: Path | None = None, texts_folder: Path = TEXTS_FOLDER, folder: Path = READER_FOLDER) -> Figures:
    """Train, compare with both baselines, and write everything into the folder; return the metrics.

    Gold figures are measured when a gold file is given. Without one, those of the same recipe are kept, others dropped.
    Raises ArtefactMissing without an encoder, GoldFileError for a gold file that cannot be read.
    """
    codebook, texts = load_codebook(), load_texts(texts_folder)
    wanted = read_gold(gold) if gold else None
    workshop = Workshop(texts, codebook, Encoder.load(), Clauses.load())
    trained, tfidf, rules = workshop.trained(), workshop.tfidf(), workshop.rules()
    readers = {
        "trained": Compared(trained.reader, trained.validated.findings),
        "tfidf": Compared(tfidf.reader, tfidf.validated.findings),
        "rules": Compared(rules, read_all(rules, (text.narrative for text in texts))),
    }
    authored = agreed_gold(texts, tuple(codebook.kinds))
    metrics = {
        "recipe": recipe_digest(),
        "texts": _counts(texts),
        "settings": vars(trained.heads.settings),
        "cross_validation": {name: _measure(authored, one.held_out, codebook) for name, one in readers.items()},
        "evidence_overlap": evidence_overlap(texts, trained.validated.findings),
        "calibration_error": _calibration(trained, codebook),
        "boundary_f1": round(boundary_counts(authored).f1, 4),
        "gold": _measure_gold(wanted, readers, codebook) if wanted else kept_gold(folder),
    }
    trained.heads.save(folder)
    (folder / METRICS).write_text(json.dumps(metrics, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / CARD).write_text(write_card(metrics, codebook), encoding="utf-8")
    return metrics


def _counts(texts: Sequence[LabelledText]) -> Figures:
    genres = sorted({text.narrative.source for text in texts})
    return {
        "texts": len(texts),
        "sentences": sum(len(text.sentences) for text in texts),
        "labels": sum(len(sentence.labels) for text in texts for sentence in text.sentences),
        "genres": {genre: sum(text.narrative.source == genre for text in texts) for genre in genres},
    }


def _measure(gold: Sequence[GoldNarrative], findings: Sequence[Finding], codebook: Codebook) -> Figures:
    return as_figures(score(gold, findings, tuple(codebook.kinds), tuple(codebook.domains)))


def _measure_gold(gold: Sequence[GoldNarrative], readers: dict[str, Compared], codebook: Codebook) -> Figures:
    narratives: list[Narrative] = [one.narrative for one in gold]
    return {
        "measured_on": datetime.now(UTC).date().isoformat(),
        "narratives": len(gold),
        "boundary_f1": round(boundary_counts(gold).f1, 4),
        "readers": {name: _measure(gold, read_all(one.reader, narratives), codebook) for name, one in readers.items()},
    }


def _calibration(trained: Learnt, codebook: Codebook) -> dict[str, float]:
    """Return the expected calibration error of each kind on held-out texts."""
    said, agreed = labels(trained.validated.order, tuple(codebook.kinds))
    probabilities = trained.validated.probabilities
    return {
        kind: round(calibration_error(probabilities[agreed[:, place], place], said[agreed[:, place], place]), 4)
        for place, kind in enumerate(codebook.kinds)
    }


def kept_gold(folder: Path) -> Figures | None:
    """Return the gold figures of an earlier training, if nothing that decides the result has changed since."""
    file = folder / METRICS
    before: Figures = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return before.get("gold") if before.get("recipe") == recipe_digest() else None
