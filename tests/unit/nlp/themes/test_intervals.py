"""Intervals as in Newcombe 1998 (Statistics in Medicine 17, 857-872, 873-890), checked with statsmodels 0.15.0."""

import pytest

from nlp.themes.intervals import difference, share

WILSON = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
NEWCOMBE = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 10), 0.6075, 1.0),
]


@pytest.mark.parametrize(("count", "of", "low", "high"), WILSON)
def test_the_interval_of_a_share_is_wilson_s(count: int, of: int, low: float, high: float) -> None:
    found = share(count, of)
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("one", "other", "low", "high"), NEWCOMBE)
def test_the_interval_of_a_difference_is_newcombe_s(one, other, low: float, high: float) -> None:
    found = difference(share(*one), share(*other))
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_a_share_of_nothing_may_be_anything() -> None:
    assert (share(0, 0).share, share(0, 0).interval.low, share(0, 0).interval.high) == (0, 0, 1)
