"""A figure with its interval, or why it cannot be told."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nlp.coding.coefficients import Numbers

SAMPLES = 1_000
SEED = 20_140_507
LEAST_STORIES = 5  # of fewer, no sample differs enough for an interval
MOST_UNTOLD = 0.05  # samples in which the figure has no value


@dataclass(frozen=True)
class Figure:
    """A coefficient and its 95% interval; `untold` says in a plain sentence why there is none of either."""

    value: float | None
    low: float | None = None
    high: float | None = None
    untold: str = ""
    no_interval: str = ""


def figure_of(per_story: Numbers, coefficient: Callable[[Numbers], Numbers], untold: str = "") -> Figure:
    """Return a coefficient of counts by story, shape (stories, n), with a percentile bootstrap over stories.

    Whole stories are drawn, since sentences of one story are alike; always the same samples for so many stories.
    """
    value = float(coefficient(per_story.sum(0)))
    if untold or np.isnan(value):
        return Figure(None, untold=untold or "Chance alone would agree on everything.")
    if len(per_story) < LEAST_STORIES:
        return Figure(value, no_interval=f"An interval needs at least {LEAST_STORIES} stories.")
    drawn = coefficient(_samples(len(per_story)) @ per_story)
    told = drawn[~np.isnan(drawn)]
    if len(told) < (1 - MOST_UNTOLD) * SAMPLES:
        return Figure(value, no_interval="The code is too rare: in many samples of the stories it is not there.")
    low, high = np.percentile(told, [2.5, 97.5])
    return Figure(value, float(low), float(high))


def _samples(stories: int) -> Numbers:
    """Return how often each story is in each sample, shape (samples, stories)."""
    draws = np.random.default_rng(SEED).multinomial(stories, np.full(stories, 1 / stories), SAMPLES)
    return draws.astype(float)
