"""Learning to read: kinds, domains and evidence, as `nlp.reading.votes` counts them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file
from torch import Tensor, nn
from torch.nn import functional

from nlp.domain.codebook import Codebook
from nlp.reading.token_classifier import TOKENIZER, load_tokenizer
from nlp.reading.votes import COLUMNS, DOMAINS, KINDS, WIDTHS
from nlp.reading.windows import Windows
from nlp.training.fine_tuning.averaging import Arrays
from nlp.training.fine_tuning.examples import Example, Examples
from nlp.training.fine_tuning.learn import learn, padded, side_by_side
from nlp.training.fine_tuning.network import Network, put
from nlp.training.fine_tuning.varying import vary
from nlp.training.published import published
from nlp.training.recipe import Recipe
from nlp.training.texts import LabelledText

# How much domains and evidence count beside kinds.
DOMAIN_SHARE, EVIDENCE_SHARE = 0.7, 0.5


@dataclass(frozen=True)
class Said:
    """Logits of a batch: kinds (n, sentences, 4), domains (n, sentences, 4, 10), evidence (n, tokens, 4)."""

    kinds: Tensor
    domains: Tensor
    evidence: Tensor


class ReadingNetwork(Network):
    """Reads windows; the same as the reader does with what is built from it."""

    def __init__(self, recipe: Recipe, folder: Path) -> None:
        super().__init__(recipe.shape, folder, recipe.rank, COLUMNS)
        self.domain_bias = nn.Parameter(torch.zeros(KINDS, DOMAINS))

    def forward(self, ids: Tensor, mask: Tensor, sentence: Tensor) -> Said:
        """Read token ids (n, tokens) with mask and the sentence of each token; count the votes of each sentence."""
        evidence, attention, kind_vote, kind_mean, domain_vote, domain_mean = self.votes(ids, mask).split(
            list(WIDTHS.values()), dim=-1
        )
        inside = sentence[:, :, None] == torch.arange(int(sentence.max()) + 1)
        away = torch.where(inside, 0.0, -1e4)
        weight = (attention[:, :, None, :] + away[:, :, :, None]).softmax(dim=1)
        share = inside / inside.sum(dim=1, keepdim=True).clamp(min=1)
        kinds = (weight * kind_vote[:, :, None, :]).sum(dim=1) + torch.einsum("nts,ntk->nsk", share, kind_mean)
        domains = torch.einsum("ntsk,ntd->nskd", weight, domain_vote)
        domains = domains + torch.einsum("nts,ntd->nsd", share, domain_mean)[:, :, None, :] + self.domain_bias
        return Said(kinds, domains, evidence)

    def go_on_from(self, adapters: Path) -> None:
        """Begin with all that a reader has learnt, with how common each domain is in each kind."""
        super().go_on_from(adapters)
        put(load_file(adapters)["domain_bias"], self.domain_bias)

    def learnt(self) -> Arrays:
        """Return what was learnt, with how common each domain is in each kind."""
        return super().learnt() | {"domain_bias": self.domain_bias.detach().numpy()}


class Reading:
    """The task: windows of texts, their labels, and how wrong the network is about them."""

    def __init__(
        self, recipe: Recipe, texts: Sequence[LabelledText], codebook: Codebook, source: Path, known: Path | None
    ) -> None:
        self.network = ReadingNetwork(recipe, source)
        if known:
            self.network.go_on_from(known)
        self._texts = texts
        self._examples = Examples(Windows(load_tokenizer(source / TOKENIZER)), codebook)

    def one_pass(self, chance: random.Random) -> list[Example]:
        """Return the windows of all texts, each text now and then written another way."""
        return self._examples.make([vary(text, chance) for text in self._texts])

    def loss(self, examples: Sequence[Example]) -> Tensor:
        """Return the losses of kinds, domains and evidence together."""
        ids, mask = side_by_side(examples)
        said: Said = self.network(ids, mask, padded([one.sentence for one in examples], -1))
        real = padded([np.ones(len(one.kinds), np.float32) for one in examples])
        domains, has_kind = padded([one.domains for one in examples]), padded([one.has_kind for one in examples])
        crossed = functional.binary_cross_entropy_with_logits
        kinds = crossed(said.kinds, padded([one.kinds for one in examples]), reduction="none").sum(dim=-1)
        evidence = crossed(said.evidence, padded([one.evidence for one in examples]), reduction="none") * has_kind
        return (
            (kinds * real).sum() / real.sum()
            - DOMAIN_SHARE * (domains * said.domains.log_softmax(dim=-1)).sum() / domains.sum().clamp(min=1)
            + EVIDENCE_SHARE * evidence.sum() / has_kind.sum().clamp(min=1)
        )


def learn_to_read(
    recipe: Recipe,
    texts: Sequence[LabelledText],
    codebook: Codebook,
    file: Path,
    learnt_from: str,
    known: Path | None = None,
) -> None:
    """Fine-tune on the texts and write the adapters into the file, `learnt_from` noted beside it.

    Goes on from what is `known`, if that is given: adapters of the recipe's rank, which the file itself may be.
    """
    with published(recipe.shape) as source:
        learn(recipe, partial(Reading, recipe, texts, codebook, source, known), file, learnt_from, known)
