"""Calibration and thresholds, decided on texts held out."""

import numpy as np
import pytest

from nlp.training.deciding import best_threshold, decide, undecided

KINDS, DOMAINS = ("need", "strength"), ("home",)


def made_up(seed=0, count=4000):
    """Logits that are twice too small, so that calibration has something to mend."""
    chance = np.random.default_rng(seed)
    true = chance.normal(-1, 2, (count, 2))
    said = chance.random((count, 2)) < 1 / (1 + np.exp(-true))
    return (true / 2).astype(np.float32), said


def error(probabilities, said):
    """Return how far probabilities are from frequencies, over tenths of the scale."""
    places = np.minimum((probabilities * 10).astype(int), 9)
    inside = [places == place for place in np.unique(places)]
    return sum(abs(probabilities[at].mean() - said[at].mean()) * at.mean() for at in inside)


def test_probabilities_become_frequencies():
    logits, said = made_up()
    before = undecided(KINDS, DOMAINS)
    after = decide(before, logits, said)
    for kind in range(2):
        raw, mended = (error(one.calibrate(logits)[:, kind], said[:, kind]) for one in (before, after))
        assert mended < 0.02 < raw


def f1(probabilities, said, threshold):
    found = probabilities >= threshold
    return 2 * (found & said).sum() / (found.sum() + said.sum())


def test_the_threshold_is_as_good_as_any_and_lower_than_those_as_good():
    logits, said = made_up()
    settings = decide(undecided(KINDS, DOMAINS), logits, said)
    probabilities, threshold = settings.calibrate(logits)[:, 0], settings.thresholds[0]
    steps = np.linspace(0.05, 0.95, 181)
    scores = np.array([f1(probabilities, said[:, 0], step) for step in steps])
    assert f1(probabilities, said[:, 0], threshold) >= scores.max() - 0.006
    assert threshold <= steps[scores.argmax()]


@pytest.mark.parametrize(("said", "above", "most"), [([0, 0, 1, 1], 0.5, 0.7), ([0, 1, 1, 1], 0.1, 0.5)])
def test_the_threshold_parts_the_said_from_the_unsaid(said, above, most):
    probabilities = np.repeat([0.1, 0.5, 0.7, 0.9], 100)
    assert above < best_threshold(probabilities, np.repeat(np.array(said, bool), 100)) <= most


def test_a_hair_of_difference_in_the_scores_hardly_moves_the_threshold(monkeypatch):
    logits, said = made_up(seed=1, count=1500)
    chance = np.random.default_rng(2)
    hairs = [1 / (1 + np.exp(-2 * logits[:, 0] - chance.normal(0, 0.05, len(logits)))) for _ in range(20)]

    def moved():
        return np.ptp([best_threshold(probabilities, said[:, 0]) for probabilities in hairs])

    with_draws = moved()
    assert with_draws < 0.05
    monkeypatch.setattr("nlp.training.deciding.DRAWS", 0)
    assert 2 * with_draws < moved()
