"""Train the coder of stories: stories in; adapters, settings, a built model, metrics and card out."""

import json
import logging
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp.co_production.codebook import load_codes
from nlp.co_production.load import CODER_FOLDER, load_coder
from nlp.co_production.story_coder import Story, StoryCoder
from nlp.reading.load import ADAPTERS
from nlp.themes.intervals import share
from nlp.training.build_models import build, coder_plan
from nlp.training.card import render
from nlp.training.coding_recipe import CODED, CODER, CODING
from nlp.training.deciding import decide, undecided
from nlp.training.errors import CannotLearn
from nlp.training.figures import Figures
from nlp.training.recipe import digest, learnt_from
from nlp.training.stories import codes_of, load_stories
from nlp.training.texts import LabelledText

TEMPLATE = Path(__file__).with_name("coder_card.md.jinja")
METRICS, CARD = "metrics.json", "card.md"

Bools = NDArray[np.bool_]

log = logging.getLogger(__name__)


def train_co_production(folder: Path = CODER_FOLDER) -> None:
    """Learn to tell the features of co-production in stories, and write everything into the folder.

    It learns anew only when its stories or its recipe have changed. Raises CannotLearn without the `train` extra,
    ArtefactMissing without the published weights.
    """
    codes, stories = list(load_codes()), load_stories()
    if learnt_from(folder / ADAPTERS) != digest(CODING):
        _learn(stories.kept, codes, folder)
    build(coder_plan(folder))
    settings = undecided(codes, ())
    settings.save(folder)
    coder = load_coder(folder, threads=2)
    decided_on = [*stories.held_out, *stories.ordinary]
    logits, shown = coder.logits([_told(one) for one in decided_on]), _shown(decided_on, codes)
    decide(settings, logits, shown).save(folder)
    coder = load_coder(folder, threads=2)
    metrics = {
        "recipe": digest(CODED),
        "stories": {name: len(some) for name, some in vars(stories).items()},
        "ordinary": _figures(coder, stories.ordinary, codes),
        "kept_apart": _figures(coder, stories.kept_apart, codes),
    }
    (folder / METRICS).write_text(json.dumps(metrics, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / CARD).write_text(write_card(metrics), encoding="utf-8")


def write_card(metrics: Figures) -> str:
    """Return the card in Markdown; raises UndefinedError when a figure that it names is missing."""
    return render(TEMPLATE, metrics=metrics, codes=load_codes())


def _learn(stories: Sequence[LabelledText], codes: Sequence[str], folder: Path) -> None:
    try:
        from nlp.training.fine_tuning.to_code import learn_to_code
    except ImportError as error:
        raise CannotLearn("Learning needs torch. Install it with: uv sync --extra train") from error
    log.info("The coder of stories learns from %d stories.", len(stories))
    learn_to_code(CODER, stories, codes, folder / ADAPTERS, digest(CODING))


def _told(story: LabelledText) -> Story:
    return story.narrative, [sentence.span for sentence in story.sentences]


def _shown(stories: Sequence[LabelledText], codes: Sequence[str]) -> Bools:
    return np.array([[code in codes_of(story) for code in codes] for story in stories])


def _figures(coder: StoryCoder, stories: Sequence[LabelledText], codes: Sequence[str]) -> Figures:
    """Return for each code, and for all: how many of those given are right, how many of those there are found."""
    shown = _shown(stories, codes)
    told = [{feature.code for feature in one} for one in coder.code([_told(story) for story in stories])]
    given = np.array([[code in one for code in codes] for one in told])
    columns = {code: (shown[:, [at]], given[:, [at]]) for at, code in enumerate(codes)} | {"all": (shown, given)}
    return {name: _figure(*both) for name, both in columns.items()}


def _figure(shown: Bools, given: Bools) -> Figures:
    right = int((shown & given).sum())
    return {"right": asdict(share(right, int(given.sum()))), "found": asdict(share(right, int(shown.sum())))}
