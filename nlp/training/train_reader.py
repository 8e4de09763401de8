"""Train the reader: texts in; for each tier adapters, settings and a built model; metrics and card for both."""

import json
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from nlp.domain.codebook import Codebook, load_codebook
from nlp.domain.narrative import Span
from nlp.reading.encoder import Encoder
from nlp.reading.load import ADAPTERS, READER_FOLDER, load_trained
from nlp.reading.reading import Reader
from nlp.reading.settings import Settings
from nlp.reading.tier import Tier
from nlp.reading.trained_reader import TrainedReader
from nlp.training.baselines.linear import vectors_model, words_model
from nlp.training.baselines.rules_reader import RulesReader
from nlp.training.baselines.sentence_reader import Model, read_with
from nlp.training.baselines.textcat import TextcatModel
from nlp.training.baselines.zero_shot import ZeroShotModel
from nlp.training.build_models import build, encoder_plan, reader_plan
from nlp.training.card import write_card
from nlp.training.deciding import decide, undecided
from nlp.training.errors import CannotLearn
from nlp.training.figures import Figures
from nlp.training.gold import read_gold, settled_gold
from nlp.training.held_out import part
from nlp.training.measuring import calibration, measure, measure_parts
from nlp.training.overlap import evidence_overlap
from nlp.training.reader_recipe import GOING_ON, READING, RECIPES, learning
from nlp.training.recipe import MEAN_RANK, Recipe, digest, learnt_from
from nlp.training.scoring import GoldNarrative, read_all
from nlp.training.segmenting import boundary_counts
from nlp.training.texts import TEXTS_FOLDER, LabelledText, load_texts

METRICS, CARD = "metrics.json", "card.md"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Texts:
    """The authored texts: all, those to learn from, and those held out, which are also given as gold."""

    everything: Sequence[LabelledText]
    kept: Sequence[LabelledText]
    held_out: Sequence[LabelledText]
    as_gold: Sequence[GoldNarrative]


def train_reader(gold: Path | None = None, folder: Path = READER_FOLDER) -> Figures:
    """Train both tiers, compare them with the baselines, and write everything into the folder; return the metrics.

    A tier learns only when its texts or its recipe have changed; to begin anew, delete its adapters. Gold figures are
    measured when a gold file is given; without one, those of the same recipe are kept and others dropped. Raises
    CannotLearn without the `train` extra, ArtefactMissing without the published weights, GoldFileError for a gold file
    that cannot be read.
    """
    codebook, texts = load_codebook(), load_all()
    wanted = read_gold(gold) if gold else None
    trained = {tier: train_tier(tier, texts, codebook, folder) for tier in (Tier.ACCURATE, Tier.FAST)}
    readers: dict[str, Reader] = {str(tier): reader for tier, reader in trained.items()}
    readers |= _baselines(texts, codebook)
    metrics = {
        "recipe": digest(READING),
        "texts": _counts(texts),
        "learning": {tier: _recipe(recipe) for tier, recipe in RECIPES.items()},
        "settings": {tier: vars(Settings.load(folder / tier)) for tier in Tier},
        "held_out": _measured(texts.as_gold, readers, trained, codebook, folder)
        | {"evidence_overlap": {tier: _overlap(reader, texts) for tier, reader in trained.items()}},
        "gold": _measured(wanted, readers, trained, codebook, folder) if wanted else kept_gold(folder),
    }
    (folder / METRICS).write_text(json.dumps(metrics, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / CARD).write_text(write_card(metrics, codebook), encoding="utf-8")
    return metrics


def train_tier(tier: Tier, texts: Texts, codebook: Codebook, readers: Path) -> TrainedReader:
    """Make a tier's adapters, its built model and its settings in its folder under `readers`, and return its reader.

    Its teacher, if its recipe names one, must have been made before.
    """
    folder = readers / tier
    if learnt_from(folder / ADAPTERS) != learning(tier):
        _learn(tier, texts, codebook, readers)
    settings = undecided(tuple(codebook.kinds), tuple(codebook.domains))
    settings.save(folder)
    build(reader_plan(tier, folder))
    counted = load_trained(folder, threads=2).count([(one.narrative, _spans(one)) for one in texts.held_out])
    said = [[one.has(kind) for kind in codebook.kinds] for text in texts.held_out for one in text.sentences]
    decide(settings, np.array([one.kinds for one in counted]), np.array(said)).save(folder)
    return load_trained(folder, threads=2)


def kept_gold(folder: Path) -> Figures | None:
    """Return the gold figures of an earlier training, if nothing that decides the result has changed since."""
    file = folder / METRICS
    before: Figures = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return before.get("gold") if before.get("recipe") == digest(READING) else None


def load_all() -> Texts:
    """Read the authored texts and part them."""
    everything = load_texts(TEXTS_FOLDER)
    kept, held_out = part(everything)
    return Texts(everything, kept, held_out, settled_gold(held_out, tuple(load_codebook().kinds)))


def _learn(tier: Tier, texts: Texts, codebook: Codebook, readers: Path) -> None:
    try:
        from nlp.training.fine_tuning.examples import teach
        from nlp.training.fine_tuning.to_read import learn_to_read
    except ImportError as error:
        raise CannotLearn("Learning needs torch. Install it with: uv sync --extra train") from error
    log.info("The %s reader learns from %d texts.", tier, len(texts.kept))
    file, kept = readers / tier / ADAPTERS, texts.kept
    recipe, known = (GOING_ON[tier], file) if file.exists() else (RECIPES[tier], None)
    if recipe.teacher:
        kept = teach(kept, load_trained(readers / recipe.teacher, threads=2))
    learn_to_read(recipe, kept, codebook, file, learning(tier), known)


def _baselines(texts: Texts, codebook: Codebook) -> dict[str, Reader]:
    """Return what a user could pick instead, trained on the same texts where it learns."""
    log.info("The baselines learn.")
    build(encoder_plan())
    encoder = Encoder.load(threads=2)
    models: dict[str, Model] = {
        "frozen encoder": vectors_model(texts.kept, codebook, encoder),
        "textcat": TextcatModel(texts.kept, codebook),
        "tfidf": words_model(texts.kept, codebook),
        "zero-shot": ZeroShotModel(codebook, encoder),
    }
    readers: dict[str, Reader] = {name: read_with(model, texts.held_out, codebook) for name, model in models.items()}
    return readers | {"rules": RulesReader()}


def _measured(
    gold: Sequence[GoldNarrative],
    readers: Mapping[str, Reader],
    trained: Mapping[Tier, TrainedReader],
    codebook: Codebook,
    folder: Path,
) -> Figures:
    findings = {name: read_all(reader, (one.narrative for one in gold)) for name, reader in readers.items()}
    return {
        "measured_on": datetime.now(UTC).date().isoformat(),
        "narratives": len(gold),
        "boundary_f1": round(boundary_counts(gold).f1, 4),
        "readers": {name: measure(gold, found, codebook) for name, found in findings.items()},
        "parts": {tier: measure_parts(gold, findings[tier], codebook) for tier in trained},
        "calibration": {
            tier: calibration(reader, Settings.load(folder / tier), gold, codebook) for tier, reader in trained.items()
        },
    }


def _overlap(reader: Reader, texts: Texts) -> Figures:
    return evidence_overlap(texts.held_out, read_all(reader, (text.narrative for text in texts.held_out)))


def _recipe(recipe: Recipe) -> Figures:
    """Return a recipe, and the rank of what is kept."""
    return {**vars(recipe), "shape": recipe.shape.name, "mean_rank": max(MEAN_RANK, recipe.rank)}


def _counts(texts: Texts) -> Figures:
    sentences = [sentence for text in texts.everything for sentence in text.sentences]
    return {
        "texts": len(texts.everything),
        "held_out": len(texts.held_out),
        "sentences": len(sentences),
        "labels": sum(len(sentence.labels) for sentence in sentences),
        "genres": Counter(text.narrative.source for text in texts.everything),
    }


def _spans(text: LabelledText) -> list[Span]:
    return [sentence.span for sentence in text.sentences]
