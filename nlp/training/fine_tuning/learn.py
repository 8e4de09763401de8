"""Learning: batches, losses, steps; from texts to adapters."""

import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file
from torch import Tensor
from torch.nn import functional

from nlp.domain.codebook import Codebook
from nlp.reading.token_classifier import TOKENIZER, load_tokenizer
from nlp.reading.windows import Windows
from nlp.training.fine_tuning.examples import Example, Examples, crop
from nlp.training.fine_tuning.network import Network, Said
from nlp.training.published import published
from nlp.training.recipe import Recipe
from nlp.training.texts import LabelledText

SEED = 0
WARM_UP = 0.1
MOST_CHANGE = 1.0
# Batches of like length are drawn from this many at a time, so that little is padded and order stays by chance.
DRAWN = 20
# How much domains and evidence count beside kinds.
DOMAIN_SHARE, EVIDENCE_SHARE = 0.7, 0.5
SAID_EVERY = 50

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Batch:
    """Examples side by side, padded: inputs (n, tokens), and targets by sentence and by token."""

    ids: Tensor
    mask: Tensor
    sentence: Tensor
    kinds: Tensor
    domains: Tensor
    real: Tensor
    evidence: Tensor
    has_kind: Tensor


def learn(recipe: Recipe, texts: Sequence[LabelledText], codebook: Codebook, file: Path, learnt_from: str) -> None:
    """Fine-tune on the texts and write the adapters, with `learnt_from` noted in them, into the file.

    The same texts on the same machine give the same again.

    Source of schedule and optimiser: Devlin and others 2019, "BERT" (arXiv:1810.04805).
    """
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    with published(recipe.shape) as source:
        network = Network(recipe.shape, source, recipe.rank)
        examples = Examples(Windows(load_tokenizer(source / TOKENIZER)), codebook)
    steps = recipe.epochs * len(list(_drawn(texts, examples, recipe.batch, random.Random(SEED))))
    optimiser, schedule = _optimiser(network, recipe, steps)
    network.train()
    begun, done, total = time.monotonic(), 0, 0.0
    for _ in range(recipe.epochs):
        for batch in _drawn(texts, examples, recipe.batch, chance):
            optimiser.zero_grad()
            lost = _loss(network, batch)
            lost.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), MOST_CHANGE)
            optimiser.step()
            schedule.step()
            done, total = done + 1, total + float(lost.detach())
            if done % SAID_EVERY == 0:
                left = (time.monotonic() - begun) / done * (steps - done) / 60
                log.info("  step %d of about %d, loss %.3f, %.0f minutes left", done, steps, total / SAID_EVERY, left)
                total = 0.0
    file.parent.mkdir(parents=True, exist_ok=True)
    save_file(network.learnt(), file, {"learnt_from": learnt_from})


def _optimiser(
    network: Network, recipe: Recipe, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    own = [network.head.weight, network.head.bias, network.domain_bias]
    adapters = [one for one in network.encoder.parameters() if one.requires_grad]
    groups = [{"params": adapters, "lr": recipe.rate}, {"params": own, "lr": recipe.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    warm = WARM_UP * steps

    def share(step: int) -> float:
        return min(1.0, (step + 1) / warm) * max(0.02, 1 - max(0.0, step - warm) / (steps - warm))

    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, share)


def _drawn(texts: Sequence[LabelledText], examples: Examples, size: int, chance: random.Random) -> Iterator[Batch]:
    """Yield one pass over the texts, in an order of chance, windows of like length together."""
    made = examples.make([crop(text, chance) for text in texts])
    chance.shuffle(made)
    parts = []
    for start in range(0, len(made), size * DRAWN):
        near = sorted(made[start : start + size * DRAWN], key=lambda one: len(one.ids))
        parts += [near[at : at + size] for at in range(0, len(near), size)]
    chance.shuffle(parts)
    yield from map(_beside, parts)


def _beside(examples: Sequence[Example]) -> Batch:
    tokens = max(len(one.ids) for one in examples)
    sentences = max(len(one.kinds) for one in examples)

    def padded(arrays: Sequence[np.ndarray], length: int, filled: float = 0) -> Tensor:
        widths = [(0, 0)] * (arrays[0].ndim - 1)
        return torch.from_numpy(
            np.stack([np.pad(one, [(0, length - len(one)), *widths], constant_values=filled) for one in arrays])
        )

    return Batch(
        ids=padded([np.array(one.ids) for one in examples], tokens),
        mask=padded([np.ones(len(one.ids), np.int64) for one in examples], tokens),
        sentence=padded([one.sentence for one in examples], tokens, -1),
        kinds=padded([one.kinds for one in examples], sentences),
        domains=padded([one.domains for one in examples], sentences),
        real=padded([np.ones(len(one.kinds), np.float32) for one in examples], sentences),
        evidence=padded([one.evidence for one in examples], tokens),
        has_kind=padded([one.has_kind for one in examples], tokens),
    )


def _loss(network: Network, batch: Batch) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said: Said = network(batch.ids, batch.mask, batch.sentence)
    crossed = functional.binary_cross_entropy_with_logits
    kinds = crossed(said.kinds.float(), batch.kinds, reduction="none").sum(dim=-1)
    evidence = crossed(said.evidence.float(), batch.evidence, reduction="none") * batch.has_kind
    domains = -(batch.domains * said.domains.float().log_softmax(dim=-1)).sum()
    return (
        (kinds * batch.real).sum() / batch.real.sum()
        + DOMAIN_SHARE * domains / batch.domains.sum().clamp(min=1)
        + EVIDENCE_SHARE * evidence.sum() / batch.has_kind.sum().clamp(min=1)
    )
