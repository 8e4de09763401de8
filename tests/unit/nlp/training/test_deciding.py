"""Calibration and thresholds, decided on texts held out."""

import numpy as np
import pytest

from nlp.training.deciding import calibration_error, decide, undecided

KINDS, DOMAINS = ("need", "strength"), ("home",)


def made_up(seed=0, count=4000):
    """Logits that are twice too small, so that calibration has something to mend."""
    chance = np.random.default_rng(seed)
    true = chance.normal(-1, 2, (count, 2))
    said = chance.random((count, 2)) < 1 / (1 + np.exp(-true))
    return (true / 2).astype(np.float32), said


def test_probabilities_become_frequencies():
    logits, said = made_up()
    before = undecided(KINDS, DOMAINS)
    after = decide(before, logits, said, np.ones_like(said))
    for kind in range(2):
        raw = calibration_error(before.calibrate(logits)[:, kind], said[:, kind])
        mended = calibration_error(after.calibrate(logits)[:, kind], said[:, kind])
        assert mended < 0.02 < raw


def test_the_threshold_is_where_f1_is_highest():
    logits, said = made_up()
    settings = decide(undecided(KINDS, DOMAINS), logits, said, np.ones_like(said))
    probabilities = settings.calibrate(logits)[:, 0]

    def f1(threshold):
        found = probabilities >= threshold
        return 2 * (found & said[:, 0]).sum() / (found.sum() + said[:, 0].sum())

    assert f1(settings.thresholds[0]) >= max(f1(threshold) for threshold in (0.2, 0.5, 0.6, 0.8))


def test_sentences_on_which_readers_differ_decide_nothing():
    logits, said = made_up()
    agreed = np.ones_like(said)
    agreed[:1000] = False
    wrong = said.copy()
    wrong[:1000] = ~wrong[:1000]
    undone = undecided(KINDS, DOMAINS)
    assert decide(undone, logits, said, agreed) == decide(undone, logits, wrong, agreed)


@pytest.mark.parametrize(
    ("probability", "said", "error"), [(0.75, [1, 1, 1, 0], 0), (1.0, [1, 0], 0.5), (0.0, [0, 0], 0)]
)
def test_the_calibration_error_is_the_gap_between_promise_and_truth(probability, said, error):
    assert calibration_error(np.full(len(said), probability), np.array(said, bool)) == pytest.approx(error)
