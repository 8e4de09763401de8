"""The settings beside the weights: calibration and thresholds, decided on texts held out."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from nlp.reading.settings import Settings

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

# Added to every token's evidence logit; higher makes evidence longer. Chosen on held-out texts for most overlap.
EVIDENCE_BIAS = 0.9
# From which probability a second domain is given. Lower finds more of what a sentence is about beside its first matter,
# and gives more that is wrong, which the score does not see: one right domain is enough for it. At 0.36 one finding in
# twenty is a second.
SECOND_DOMAIN = 0.36
# How near to its threshold a kind must come for a sentence without findings to be one of which we cannot tell.
DOUBT = 0.5
# Recall comes first: what is missed is lost, and what is suggested wrongly a person takes out. Of the thresholds whose
# F1 is within this of the highest, the lowest is taken.
WORTH_FOR_RECALL = 0.005
STEPS = 200
# The best threshold of one set of texts is much by chance: a hair of difference in the scores (another processor) moved
# thresholds by up to 0.24, and macro F1 on other texts by 0.008. The mean over sets drawn from it moves far less.
DRAWS = 100


def undecided(kinds: Sequence[str], domains: Sequence[str]) -> Settings:
    """Return settings that leave logits as they are and pass what is more likely than not."""
    count = len(kinds)
    return Settings(
        kinds=tuple(kinds),
        domains=tuple(domains),
        thresholds=(0.5,) * count,
        slopes=(1.0,) * count,
        offsets=(0.0,) * count,
        evidence_bias=EVIDENCE_BIAS,
        second_domain=SECOND_DOMAIN,
        doubt=DOUBT,
    )


def decide(settings: Settings, logits: Floats, said: Bools) -> Settings:
    """Return the settings with calibration and thresholds, from held-out sentences; both arrays are (n, kinds)."""
    places = range(len(settings.kinds))
    slopes, offsets = zip(*(_platt(logits[:, place], said[:, place]) for place in places), strict=True)
    calibrated = replace(settings, slopes=slopes, offsets=offsets)
    probabilities = calibrated.calibrate(logits)
    thresholds = tuple(best_threshold(probabilities[:, place], said[:, place]) for place in places)
    return replace(calibrated, thresholds=thresholds)


def best_threshold(probabilities: Floats, said: Bools) -> float:
    """Return the mean, over sets drawn with chance, of the lowest threshold whose F1 is as good as the best, or nearly.

    Source: Breiman 1996, "Bagging predictors" (Machine Learning 24).
    """
    chance, places = np.random.default_rng(0), np.arange(len(said))
    steps = np.unique(np.quantile(probabilities, np.linspace(0.3, 0.995, STEPS)))
    draws = [places, *(chance.choice(places, len(places)) for _ in range(DRAWS))]
    return round(float(np.mean([_lowest_good(probabilities[draw], said[draw], steps) for draw in draws])), 4)


def _lowest_good(probabilities: Floats, said: Bools, steps: Floats) -> float:
    found = probabilities[:, None] >= steps
    scores = 2 * (found & said[:, None]).sum(axis=0) / np.maximum(1, found.sum(axis=0) + said.sum())
    return float(steps[scores >= scores.max() - WORTH_FOR_RECALL][0])


def _platt(logits: Floats, said: Bools) -> tuple[float, float]:
    """Return slope and offset that turn logits into probabilities (Platt 1999)."""
    model = LogisticRegression(C=1e6).fit(logits[:, None], said)
    return round(float(model.coef_[0, 0]), 6), round(float(model.intercept_[0]), 6)
