"""What is decided beside the weights is kept as it was."""

from dataclasses import replace

import numpy as np
import pytest

from nlp.reading.errors import ArtefactMissing
from nlp.reading.settings import Settings
from nlp.training.deciding import undecided

SETTINGS = replace(undecided(("need", "strength"), ("home",)), thresholds=(0.4, 0.3), slopes=(2.0, 1.0))


def test_what_is_saved_is_what_is_loaded(tmp_path):
    SETTINGS.save(tmp_path)
    assert Settings.load(tmp_path) == SETTINGS


def test_absent_settings_say_what_to_run(tmp_path):
    with pytest.raises(ArtefactMissing, match="make train"):
        Settings.load(tmp_path)


def test_calibration_is_a_straight_line_through_the_logits():
    probabilities = SETTINGS.calibrate(np.array([[0, 0], [1, 1]], np.float32))
    np.testing.assert_allclose(probabilities, [[0.5, 0.5], [1 / (1 + np.exp(-2)), 1 / (1 + np.exp(-1))]], atol=1e-6)
