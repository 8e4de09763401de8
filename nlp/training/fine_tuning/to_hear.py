"""Learning to hear: how a message is meant and whether it speaks of danger, as `nlp.listening.impression` counts."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from nlp.domain.narrative import Narrative, Span
from nlp.listening.impression import ALARMS, COLUMNS, LABELS, LEVELS, WIDTHS
from nlp.reading.token_classifier import TOKENIZER, load_tokenizer
from nlp.reading.windows import Window, Windows
from nlp.training.fine_tuning.learn import learn, padded, side_by_side
from nlp.training.fine_tuning.network import Network
from nlp.training.fine_tuning.varying import vary
from nlp.training.hearing_recipe import BEGINS_FROM
from nlp.training.messages import CALM, Message
from nlp.training.published import published
from nlp.training.recipe import ROOT, Recipe
from nlp.training.texts import LabelledText

Floats = NDArray[np.float32]

# How often a message that was written without a question is heard after one.
ASKED = 0.6
# Of the ordinary messages, of which there are many, this many are drawn for a pass.
ORDINARY = 4500


@dataclass(frozen=True)
class Example:
    """A message's token ids, which of them are its own (tokens,), and its targets.

    `meant` (labels,) adds up to one, or to nought where it is not known; `alarms` (dangers * levels,) are 0 or 1 where
    `known` is 1.
    """

    ids: tuple[int, ...]
    own: Floats
    meant: Floats
    alarms: Floats
    known: Floats


class HearingNetwork(Network):
    """Hears messages; the same as the ear does with what is built from it."""

    def __init__(self, recipe: Recipe, folder: Path) -> None:
        super().__init__(recipe.shape, folder, recipe.rank, COLUMNS)

    def forward(self, ids: Tensor, mask: Tensor, own: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits of how messages are meant (n, labels) and of alarms (n, dangers * levels)."""
        attention, meant_vote, meant_mean, alarm_vote, alarm_mean = self.votes(ids, mask).split(
            list(WIDTHS.values()), dim=-1
        )
        weight = (attention + torch.where(own > 0, 0.0, -1e4)[:, :, None]).softmax(dim=1)
        share = (own / own.sum(dim=1, keepdim=True).clamp(min=1))[:, :, None]
        alarm_weight = weight[:, :, 1:].repeat_interleave(len(LEVELS), dim=-1)
        meant = (weight[:, :, :1] * meant_vote).sum(dim=1) + (share * meant_mean).sum(dim=1)
        alarms = (alarm_weight * alarm_vote).sum(dim=1) + (share * alarm_mean).sum(dim=1)
        return meant, alarms


class Hearing:
    """The task: messages, how they are to be heard, and how wrong the network is about them."""

    def __init__(self, recipe: Recipe, told: Sequence[Message], ordinary: Sequence[Message], source: Path) -> None:
        self.network = HearingNetwork(recipe, source)
        self.network.begin_from(ROOT / BEGINS_FROM)
        self._told, self._ordinary = told, ordinary
        self._questions = [one.question for one in told if one.question]
        self._windows = Windows(load_tokenizer(source / TOKENIZER))

    def one_pass(self, chance: random.Random) -> list[Example]:
        """Return every labelled message and some ordinary ones, now and then written another way."""
        ordinary = chance.sample(self._ordinary, min(ORDINARY, len(self._ordinary)))
        messages = [*self._told, *ordinary]
        narratives = [vary(LabelledText(self._asked(one, chance), ()), chance).narrative for one in messages]
        cut = self._windows.cut([(one, [Span(0, len(one.text))]) for one in narratives])
        return [_example(message, windows) for message, windows in zip(messages, cut, strict=True)]

    def loss(self, examples: Sequence[Example]) -> Tensor:
        """Return the losses of meaning and alarms together."""
        ids, mask = side_by_side(examples)
        meant, alarms = self.network(ids, mask, padded([one.own for one in examples]))
        wanted, alarming, known = (
            torch.from_numpy(np.stack(arrays))
            for arrays in zip(*((one.meant, one.alarms, one.known) for one in examples), strict=True)
        )
        crossed = functional.binary_cross_entropy_with_logits(alarms, alarming, reduction="none") * known
        as_meant = -(wanted * meant.log_softmax(dim=-1)).sum() / wanted.sum().clamp(min=1)
        return as_meant + crossed.sum() / known.sum().clamp(min=1) * known.shape[1]

    def _asked(self, message: Message, chance: random.Random) -> Narrative:
        question = message.question
        if question is None and chance.random() < ASKED:
            question = chance.choice(self._questions)
        return Narrative("", message.text, question)


def learn_to_hear(
    recipe: Recipe, told: Sequence[Message], ordinary: Sequence[Message], file: Path, learnt_from: str
) -> None:
    """Fine-tune on labelled and ordinary messages; write the adapters into the file, `learnt_from` noted beside it."""
    with published(recipe.shape) as source:
        learn(recipe, partial(Hearing, recipe, told, ordinary, source), file, learnt_from)


def _example(message: Message, windows: Sequence[Window]) -> Example:
    (window,) = windows
    own = np.zeros(len(window.ids), np.float32)
    own[window.pieces[0].first : window.pieces[0].end] = 1
    meant = np.array([label in message.right for label in LABELS], np.float32)
    levels = list((message.danger or CALM).values())
    alarms = [[level != "none", level == "crisis"] for level in levels]
    known = np.full(ALARMS, message.danger is not None, np.float32)
    share = np.float32(max(1, len(message.right)))
    return Example(window.ids, own, meant / share, np.array(alarms, np.float32).ravel(), known)
