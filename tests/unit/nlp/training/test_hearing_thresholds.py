"""The lowest threshold that few enough pass who must not."""

import pytest

from nlp.training.hearing_thresholds import NEVER, lowest


@pytest.mark.parametrize(
    ("alike", "ordinary", "most", "threshold"),
    [
        ([0.1] * 99 + [0.9], [0.05] * 1000, (0.01, 0.0), 0.11),
        ([0.1] * 99 + [0.9], [0.05] * 1000, (0.0, 0.0), 0.91),
        ([0.1] * 100, [0.3] * 1000, (0.5, 0.0), 0.31),
        ([0.01] * 100, [0.01] * 1000, (0.0, 0.0), 0.02),
        ([1.0] * 100, [0.3] * 1000, (0.0, 0.0), NEVER),
    ],
)
def test_it_is_as_low_as_it_may_be(alike, ordinary, most, threshold):
    assert lowest(alike, ordinary, most) == threshold
