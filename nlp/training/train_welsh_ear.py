"""Train the ear for Welsh: messages in Welsh in; weights, thresholds, metrics and card out, in some minutes."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from nlp.listening.danger import DANGERS
from nlp.listening.ear import SETTINGS
from nlp.listening.impression import LABELS
from nlp.listening.welsh_ear import ALARMS, COLUMNS, FEATURES, HEADS, HEARD, WELSH_FOLDER, WelshEar, counted, weighed
from nlp.reading.language import ENOUGH_WORDS, WELSH, identify_language
from nlp.training.card import render
from nlp.training.figures import Figures
from nlp.training.hearing_figures import Heard, figures, hear_all, share
from nlp.training.hearing_thresholds import Limits, choose
from nlp.training.messages import (
    KEPT_APART,
    MESSAGES_FOLDER,
    Message,
    load_danger,
    load_heard_as,
    ordinary_messages,
)
from nlp.training.recipe import digest

TEMPLATE = Path(__file__).with_name("welsh_card.md.jinja")
METRICS, CARD = "metrics.json", "card.md"
WELSH_MESSAGES = MESSAGES_FOLDER / "welsh"
# What decides what it hears and how that is measured, but for the narratives, which only teach it what English is.
RECIPE = (
    *(f"training_data/messages/{names}.jsonl" for names in ("*", "kept_apart/**/*", "welsh/**/*")),
    *(f"nlp/listening/{name}" for name in ("commands.py", "commands.yml", "danger.py", "danger.yml", "heard.py")),
    *(f"nlp/listening/{name}.py" for name in ("impression", "judge", "parts", "plain", "welsh_ear")),
    *(f"nlp/listening/yes_no.{ending}" for ending in ("py", "yml")),
    "nlp/reading/spellings.yml",
    *(f"nlp/training/{name}.py" for name in ("hearing_figures", "hearing_thresholds", "messages", "train_welsh_ear")),
)
# As for English, but that danger is heard by more false alarms, since so few messages teach it no better; a plain word
# of danger is always one; and a command is heard that is a little less likely than an answer.
LIMITS = Limits(
    commands=(0.02, 0.01),
    crisis=dict.fromkeys(DANGERS, (0.038, 0.017)),
    concern=dict.fromkeys(DANGERS, (0.15, 0.09)),
    command_from=0.42,
)
PARTS = 5
# How far weights may go from nought: of 3, 10 and 100, which differed little on the parts left out.
FREEDOM = 10.0
# Of the English passages of the narratives, of which there are many, one in this many tells English from Welsh.
ONE_IN = 8

Floats = NDArray[np.float32]


def train_welsh_ear(folder: Path = WELSH_FOLDER) -> None:
    """Learn to hear messages in Welsh, and write everything into the folder; what has not changed is left as it is."""
    file = folder / METRICS
    metrics: Figures = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    there = (folder / HEADS).exists() and (folder / SETTINGS).exists()
    if not there or metrics.get("recipe") != digest(RECIPE):
        metrics = _train(folder)
        file.write_text(json.dumps(metrics, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / CARD).write_text(write_card(metrics), encoding="utf-8")


def _train(folder: Path) -> Figures:
    alike, dangerous = load_heard_as(WELSH_MESSAGES), load_danger(WELSH_MESSAGES)
    english = _english([*alike, *dangerous])
    heard = _left_out([*alike, *dangerous], english)
    held_out = heard[: len(alike)], heard[len(alike) :]
    calm = [one for one in held_out[1] if one[0].type in ("ordinary", "hardship")]
    thresholds = choose(LIMITS, *held_out, calm)
    thresholds.save(folder)
    _save(_learn([*alike, *dangerous], english), folder)
    ear = WelshEar.load(folder)
    commands = hear_all(ear, load_heard_as(WELSH_MESSAGES / "kept_apart", "commands"))
    danger = hear_all(ear, load_danger(WELSH_MESSAGES / "kept_apart"))
    return {
        "recipe": digest(RECIPE),
        "learnt_from": {"alike": len(alike), "danger": len(dangerous), "english": len(english)},
        "thresholds": asdict(thresholds),
        "held_out": figures(*held_out, calm, thresholds),
        "kept_apart": figures(commands, danger, calm, thresholds),
        "taken_for_welsh": _taken_for_welsh(ear, [one for one, _ in [*commands, *danger]]),
    }


def write_card(metrics: Figures) -> str:
    """Return the card in Markdown; raises UndefinedError when a figure that it names is missing."""
    return render(TEMPLATE, metrics=metrics)


def _english(welsh: list[Message]) -> list[str]:
    """Return texts that are not in Welsh: passages of the narratives, and messages without the Welsh ones."""
    passages = [one.text for one in ordinary_messages()[::ONE_IN]]
    messages = [one.text for one in [*load_heard_as(), *load_danger()]]
    # The guesser takes a few words for English, be they Welsh: what a first try takes for Welsh goes.
    longer = [text for text in messages if len(text.split()) >= ENOUGH_WORDS and identify_language(text) != WELSH]
    tells = _learn(welsh, [*passages, *longer], only_language=True)
    welsh_too = tells.are_welsh(messages)
    return [*passages, *(text for text, it_is in zip(messages, welsh_too, strict=True) if not it_is)]


def _left_out(messages: list[Message], english: list[str]) -> Heard:
    """Return each message as it is heard by an ear that has learnt from the other parts."""
    heard: list[Any] = [None] * len(messages)
    for part in range(PARTS):
        ear = _learn([one for at, one in enumerate(messages) if at % PARTS != part], english)
        for at in range(part, len(messages), PARTS):
            heard[at] = messages[at], ear.impression(messages[at].text, None)
    return heard


def _learn(messages: list[Message], english: list[str], *, only_language: bool = False) -> WelshEar:
    weights, bias = np.zeros((FEATURES, COLUMNS), np.float32), np.zeros(COLUMNS, np.float32)
    counts = counted(one.text for one in messages)
    found_in = np.bincount(counts.indices, minlength=FEATURES)
    rarity = (1 + np.log((1 + len(messages)) / (1 + found_in))).astype(np.float32)
    features = weighed(counts, rarity)
    both = vstack([features, weighed(counted(english), rarity)], format="csr")
    weights[:, :1], bias[:1] = _fit(both, np.arange(both.shape[0]) < len(messages))
    if only_language:
        return WelshEar(rarity, weights, bias)
    meant = [at for at, one in enumerate(messages) if one.right]
    names = np.array([LABELS.index(messages[at].right[0]) for at in meant])
    weights[:, 1:HEARD], bias[1:HEARD] = _fit(features[meant], names)
    for column, (danger, level) in enumerate(ALARMS, HEARD):
        levels = [one.danger[danger] if one.danger else "none" for one in messages]
        alarming = np.array([one == "crisis" or one == level for one in levels])
        weights[:, column : column + 1], bias[column : column + 1] = _fit(features, alarming)
    return WelshEar(rarity, weights, bias)


def _fit(features: csr_matrix, classes: NDArray[Any]) -> tuple[Floats, Floats]:
    fitted = LogisticRegression(C=FREEDOM, max_iter=1000).fit(features, classes)
    return fitted.coef_.T.astype(np.float32), fitted.intercept_.astype(np.float32)


def _save(ear: WelshEar, folder: Path) -> None:
    save_file(
        {"rarity": ear.rarity.astype(np.float16), "weights": ear.weights.astype(np.float16), "bias": ear.bias},
        folder / HEADS,
    )


def _taken_for_welsh(ear: WelshEar, welsh: list[Message]) -> Figures:
    """Return how often Welsh is taken for Welsh, and messages kept apart and passages not learnt from, in English."""
    messages = [
        *load_heard_as(KEPT_APART, "commands"),
        *load_heard_as(KEPT_APART, "answers"),
        *load_danger(KEPT_APART),
        *load_danger(KEPT_APART / "in_talk"),
    ]
    passages = ordinary_messages()[1::ONE_IN]
    return {
        "welsh": share(ear.is_welsh(one.text) for one in welsh),
        "english": share(ear.is_welsh(one.text) for one in messages if identify_language(one.text) != WELSH),
        "passages": share(ear.is_welsh(one.text) for one in passages),
    }
