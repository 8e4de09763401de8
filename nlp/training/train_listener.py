"""Train the listener: messages in; adapters, settings, a built model, metrics and card out."""

import json
import logging
from dataclasses import asdict
from pathlib import Path

from nlp.listening.ear import LISTENER_FOLDER, Ear
from nlp.reading.load import ADAPTERS
from nlp.training.build_models import build, listener_plan
from nlp.training.card import render
from nlp.training.errors import CannotLearn
from nlp.training.figures import Figures
from nlp.training.hearing_figures import danger_figures, figures, hear_all
from nlp.training.hearing_recipe import HEARING, LISTENER
from nlp.training.hearing_thresholds import ENGLISH, choose
from nlp.training.messages import KEPT_APART, Message, load_danger, load_heard_as, ordinary_messages, part
from nlp.training.recipe import digest, learnt_from

TEMPLATE = Path(__file__).with_name("listener_card.md.jinja")
METRICS, CARD = "metrics.json", "card.md"

log = logging.getLogger(__name__)


def train_listener(folder: Path = LISTENER_FOLDER) -> None:
    """Learn to tell answers, commands and danger apart, and write everything into the folder.

    It learns anew only when its messages or its recipe have changed. Raises CannotLearn without the `train` extra,
    ArtefactMissing without the published weights.
    """
    alike, dangerous, ordinary = map(part, (load_heard_as(), load_danger(), ordinary_messages()))
    counts = {"alike": len(alike.kept), "danger": len(dangerous.kept), "ordinary": len(ordinary.kept)}
    if learnt_from(folder / ADAPTERS) != digest(HEARING):
        _learn([*alike.kept, *dangerous.kept], ordinary.kept, folder)
    elif before := _before(folder):  # there may be more ordinary passages by now
        counts = before["learnt_from"]
    build(listener_plan(folder))
    ear = Ear.load(folder)
    held_out = hear_all(ear, alike.held_out), hear_all(ear, dangerous.held_out)
    calm = hear_all(ear, ordinary.held_out)
    thresholds = choose(ENGLISH, *held_out, calm)
    thresholds.save(folder)
    commands = [*load_heard_as(KEPT_APART, "commands"), *load_heard_as(KEPT_APART, "answers")]
    apart = hear_all(ear, commands), hear_all(ear, load_danger(KEPT_APART))
    metrics = {
        "recipe": digest(HEARING),
        "learnt_from": counts,
        "thresholds": asdict(thresholds),
        "held_out": figures(*held_out, calm, thresholds),
        "kept_apart": figures(*apart, calm, thresholds),
        "in_talk": danger_figures(hear_all(ear, load_danger(KEPT_APART / "in_talk")), thresholds),
    }
    (folder / METRICS).write_text(json.dumps(metrics, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / CARD).write_text(write_card(metrics), encoding="utf-8")


def _before(folder: Path) -> Figures | None:
    """Return the metrics of what was learnt from the same, if there are any."""
    file = folder / METRICS
    before: Figures = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return before if before.get("recipe") == digest(HEARING) else None


def write_card(metrics: Figures) -> str:
    """Return the card in Markdown; raises UndefinedError when a figure that it names is missing."""
    return render(TEMPLATE, metrics=metrics)


def _learn(told: list[Message], ordinary: list[Message], folder: Path) -> None:
    try:
        from nlp.training.fine_tuning.to_hear import learn_to_hear
    except ImportError as error:
        raise CannotLearn("Learning needs torch. Install it with: uv sync --extra train") from error
    log.info("The listener learns from %d messages and %d ordinary ones.", len(told), len(ordinary))
    learn_to_hear(LISTENER, told, ordinary, folder / ADAPTERS, digest(HEARING))
