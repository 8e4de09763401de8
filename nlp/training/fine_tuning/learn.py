"""Learning: passes over examples, batches, steps; from a network that knows nothing to one that does."""

import logging
import os
import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from torch import Tensor

from nlp.training.fine_tuning.averaging import Arrays, average
from nlp.training.fine_tuning.network import Network
from nlp.training.recipe import MEAN_RANK, NOTE, Recipe, note_learnt_from

SEED = 0
WARM_UP, LEAST = 0.1, 0.02
MOST_CHANGE = 1.0
# Batches of like length are drawn from this many at a time, so that little is padded and order stays by chance.
DRAWN = 20
SAID_EVERY = 50

log = logging.getLogger(__name__)


class HasIds(Protocol):
    """An example: what is read, as token ids, and what is to be learnt from it."""

    @property
    def ids(self) -> tuple[int, ...]:
        """The token ids."""
        ...


Example = TypeVar("Example", bound=HasIds)


class Task(Protocol[Example]):
    """What a network is to learn."""

    network: Network

    def one_pass(self, chance: random.Random) -> list[Example]:
        """Return the examples of one pass over the texts, varied by chance."""
        ...

    def loss(self, examples: Sequence[Example]) -> Tensor:
        """Return how wrong the network is about some examples."""
        ...


def learn(
    recipe: Recipe, begin: Callable[[], Task[Example]], file: Path, learnt_from: str, known: Path | None = None
) -> None:
    """Fine-tune a network for each head rate of the recipe, each begun anew, and write their mean into the file.

    Where they went on from what was `known` (adapters, which the file itself may be), the mean with that is written:
    it forgets less (Wortsman and others 2022, "Robust fine-tuning of zero-shot models", arXiv:2109.01903).
    `learnt_from` is noted beside it. The same task on the same machine gives the same again. `begin` is called in
    another process: networks learn side by side, each on its share of the cores, sooner than one after the other.
    """
    cores, networks = os.cpu_count() or 1, len(recipe.head_rates)
    with ProcessPoolExecutor(networks, get_context("spawn"), _set_up, (max(1, cores // networks),)) as processes:
        learnt = list(processes.map(partial(_learnt, recipe, begin), recipe.head_rates))
    rank = max(MEAN_RANK, recipe.rank)
    mean = average(learnt, rank)
    if known:
        mean = average([load_file(known), mean], rank)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.with_name(NOTE).unlink(missing_ok=True)  # of what was there before
    save_file(mean, file)
    note_learnt_from(file, learnt_from)


def _set_up(threads: int) -> None:
    torch.set_num_threads(threads)
    logging.basicConfig(level=logging.INFO, format="%(message)s", force=True)  # libraries set it up as they are loaded


def _learnt(recipe: Recipe, begin: Callable[[], Task[Example]], head_rate: float) -> Arrays:
    torch.manual_seed(SEED)  # before the network is made
    task = begin()
    _learn(recipe, head_rate, task)
    return task.network.learnt()


def _learn(recipe: Recipe, head_rate: float, task: Task[Example]) -> None:
    """Fine-tune the task's network.

    Source of schedule and optimiser: Devlin and others 2019, "BERT" (arXiv:1810.04805).
    """
    chance = random.Random(SEED)
    steps = recipe.epochs * len(_drawn(task, recipe.batch, random.Random(SEED)))
    optimiser, schedule = _optimiser(task.network, recipe.rate, head_rate, steps)
    task.network.train()
    begun, done, total = time.monotonic(), 0, 0.0
    for _ in range(recipe.epochs):
        for examples in _drawn(task, recipe.batch, chance):
            optimiser.zero_grad()
            lost = task.loss(examples)
            lost.backward()
            torch.nn.utils.clip_grad_norm_(task.network.parameters(), MOST_CHANGE)
            optimiser.step()
            schedule.step()
            done, total = done + 1, total + float(lost.detach())
            if done % SAID_EVERY == 0:
                left = (time.monotonic() - begun) / done * (steps - done) / 60
                at = f"step {done} of about {steps}, loss {total / SAID_EVERY:.3f}, {left:.0f} minutes left"
                log.info("  network with head rate %g: %s", head_rate, at)
                total = 0.0


def padded(arrays: Sequence[np.ndarray], filled: float = 0) -> Tensor:
    """Return arrays of unlike first length side by side, shape (n, longest, ...)."""
    length, widths = max(map(len, arrays)), [(0, 0)] * (arrays[0].ndim - 1)
    return torch.from_numpy(
        np.stack([np.pad(one, [(0, length - len(one)), *widths], constant_values=filled) for one in arrays])
    )


def side_by_side(examples: Sequence[HasIds]) -> tuple[Tensor, Tensor]:
    """Return token ids and mask of examples, both (n, tokens)."""
    runs = [np.array(one.ids, np.int64) for one in examples]
    return padded(runs), padded([np.ones_like(run) for run in runs])


def _optimiser(
    network: Network, rate: float, head_rate: float, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    groups = [{"params": network.adapters(), "lr": rate}, {"params": network.own(), "lr": head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    warm = WARM_UP * steps

    def share(step: int) -> float:
        return min(1.0, (step + 1) / warm) * max(LEAST, 1 - max(0.0, step - warm) / (steps - warm))

    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, share)


def _drawn(task: Task[Example], size: int, chance: random.Random) -> list[list[Example]]:
    """Return one pass in batches, in an order of chance, examples of like length together."""
    made = task.one_pass(chance)
    chance.shuffle(made)
    parts: list[list[Example]] = []
    for start in range(0, len(made), size * DRAWN):
        near = sorted(made[start : start + size * DRAWN], key=lambda one: len(one.ids))
        parts += [near[at : at + size] for at in range(0, len(near), size)]
    chance.shuffle(parts)
    return parts
