"""Learning to code stories: features of co-production and their evidence, as `nlp.co_production.signs` counts them."""

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

from nlp.co_production.signs import CODES, COLUMNS, PARTS
from nlp.reading.token_classifier import TOKENIZER, load_tokenizer
from nlp.reading.windows import Window, Windows
from nlp.training.coding_recipe import BEGINS_FROM
from nlp.training.fine_tuning.learn import learn, padded, side_by_side
from nlp.training.fine_tuning.network import Network
from nlp.training.fine_tuning.varying import vary
from nlp.training.published import published
from nlp.training.recipe import ROOT, Recipe
from nlp.training.texts import Label, LabelledSentence, LabelledText

Floats = NDArray[np.float32]

# How much the words that show a code count beside the code.
EVIDENCE_SHARE = 0.5


@dataclass(frozen=True)
class Example:
    """A window's token ids, the sentence each token is in (-1: none), and its targets.

    `codes` (5,) for the window as a whole; `evidence` (tokens, 5) for its tokens.
    """

    ids: tuple[int, ...]
    sentence: NDArray[np.int64]
    codes: Floats
    evidence: Floats


class CodingNetwork(Network):
    """Codes windows; the same as the story coder does with what is built from it."""

    def __init__(self, recipe: Recipe, folder: Path) -> None:
        super().__init__(recipe.shape, folder, recipe.rank, COLUMNS)

    def forward(self, ids: Tensor, mask: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits of codes (n, 5), those of the sentence that shows each most, and of evidence (n, tokens, 5)."""
        evidence, attention, vote, mean = self.votes(ids, mask).chunk(PARTS, dim=-1)
        inside = sentence[:, :, None] == torch.arange(int(sentence.max()) + 1)
        away = torch.where(inside, 0.0, -1e4)
        weight = (attention[:, :, None, :] + away[:, :, :, None]).softmax(dim=1)
        share = inside / inside.sum(dim=1, keepdim=True).clamp(min=1)
        codes = (weight * vote[:, :, None, :]).sum(dim=1) + torch.einsum("nts,ntc->nsc", share, mean)
        absent = torch.where(inside.any(dim=1), 0.0, -1e4)
        return (codes + absent[:, :, None]).amax(dim=1), evidence


class Coding:
    """The task: stories, their codes, and how wrong the network is about them."""

    def __init__(self, recipe: Recipe, stories: Sequence[LabelledText], codes: Sequence[str], source: Path) -> None:
        self.network = CodingNetwork(recipe, source)
        self.network.begin_from(ROOT / BEGINS_FROM)
        self._stories, self._codes = stories, list(codes)
        self._windows = Windows(load_tokenizer(source / TOKENIZER))

    def one_pass(self, chance: random.Random) -> list[Example]:
        """Return the windows of all stories, each story now and then written another way."""
        varied = [vary(story, chance) for story in self._stories]
        cut = self._windows.cut([(one.narrative, [sentence.span for sentence in one.sentences]) for one in varied])
        return [
            self._example(window, one.sentences) for one, windows in zip(varied, cut, strict=True) for window in windows
        ]

    def loss(self, examples: Sequence[Example]) -> Tensor:
        """Return the losses of codes and evidence together; evidence is learnt where a code is."""
        ids, mask = side_by_side(examples)
        codes, evidence = self.network(ids, mask, padded([one.sentence for one in examples], -1))
        wanted = torch.from_numpy(np.stack([one.codes for one in examples]))
        crossed = functional.binary_cross_entropy_with_logits
        shown = wanted[:, None, :] * mask[:, :, None]
        words = crossed(evidence, padded([one.evidence for one in examples]), reduction="none") * shown
        return crossed(codes, wanted) * CODES + EVIDENCE_SHARE * words.sum() / shown.sum().clamp(min=1)

    def _example(self, window: Window, sentences: Sequence[LabelledSentence]) -> Example:
        place = np.full(len(window.ids), -1, np.int64)
        codes = np.zeros(CODES, np.float32)
        evidence = np.zeros((len(window.ids), CODES), np.float32)
        for number, piece in enumerate(window.pieces):
            place[piece.first : piece.end] = number
            sentence = sentences[piece.number]
            for label in sentence.labels:
                code = self._codes.index(label.kind)
                codes[code] = 1
                evidence[piece.first : piece.end, code] += _within(piece.offsets, label, sentence.span.start)
        return Example(window.ids, place, codes, evidence)


def learn_to_code(
    recipe: Recipe, stories: Sequence[LabelledText], codes: Sequence[str], file: Path, learnt_from: str
) -> None:
    """Fine-tune on stories and write the adapters into the file, `learnt_from` noted beside it."""
    with published(recipe.shape) as source:
        learn(recipe, partial(Coding, recipe, stories, codes, source), file, learnt_from)


def _within(offsets: NDArray[np.int64], label: Label, first: int) -> NDArray[np.bool_]:
    inside: NDArray[np.bool_] = (offsets[:, 0] < label.evidence.end - first) & (
        offsets[:, 1] > label.evidence.start - first
    )
    return inside
