"""The settings beside the weights: calibration and thresholds, decided on texts held out."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from nlp.reading.heads import Settings

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

# Added to every word's evidence logit; higher makes evidence longer. Chosen on held-out texts for most overlap.
EVIDENCE_BIAS = 0.9
# No training text has a question, so what one means is set here by hand after the codebook's rulings, not learnt:
# an answer speaks of what was asked with twice the odds, and a bare answer nearly always does.
QUESTION_ODDS = 2.0
RULING = 0.8
STEPS = 200


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
        question_odds=QUESTION_ODDS,
        ruling=RULING,
    )


def decide(settings: Settings, logits: Floats, said: Bools, agreed: Bools) -> Settings:
    """Return the settings with calibration and the thresholds of highest F1, learnt where both readers agree.

    All arrays have the shape (n, kinds).
    """
    fitted = [_platt(logits[agreed[:, kind], kind], said[agreed[:, kind], kind]) for kind in range(len(settings.kinds))]
    slopes, offsets = zip(*fitted, strict=True)
    calibrated = replace(settings, slopes=slopes, offsets=offsets)
    probabilities = calibrated.calibrate(logits)
    thresholds = tuple(
        _best_threshold(probabilities[agreed[:, kind], kind], said[agreed[:, kind], kind])
        for kind in range(len(settings.kinds))
    )
    return replace(calibrated, thresholds=thresholds)


def calibration_error(probabilities: Floats, said: Bools, bins: int = 10) -> float:
    """Return the expected calibration error of one kind: how far, on average, probabilities are from frequencies."""
    places = np.minimum((probabilities * bins).astype(int), bins - 1)
    gaps = [
        abs(probabilities[places == place].mean() - said[places == place].mean()) * (places == place).mean()
        for place in np.unique(places)
    ]
    return float(sum(gaps))


def _platt(logits: Floats, said: Bools) -> tuple[float, float]:
    """Return slope and offset that turn logits into probabilities (Platt 1999)."""
    model = LogisticRegression(C=1e6).fit(logits[:, None], said)
    return round(float(model.coef_[0, 0]), 6), round(float(model.intercept_[0]), 6)


def _best_threshold(probabilities: Floats, said: Bools) -> float:
    steps = np.unique(np.quantile(probabilities, np.linspace(0.3, 0.995, STEPS)))
    return round(float(max(steps, key=lambda step: _f1(probabilities >= step, said))), 4)


def _f1(found: Bools, said: Bools) -> float:
    return float(2 * (found & said).sum() / max(1, found.sum() + said.sum()))
