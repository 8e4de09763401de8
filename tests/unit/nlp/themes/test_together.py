"""What is told together: odds ratios as a reference has them, and nothing where there is nothing."""

import numpy as np
import pytest

from nlp.themes.counts import Counts
from nlp.themes.together import odds_ratio, told_together

# As statsmodels 0.15.0 gives them: StratifiedTable(...).oddsratio_pooled and .oddsratio_pooled_confint().
STRATA = {
    ((10, 20, 5, 40),): (4.0, 1.2045022872974127, 13.283494908008684),
    ((12, 8, 6, 24), (20, 30, 10, 60)): (4.554913294797688, 2.2181544732951015, 9.353377040646048),
    ((3, 9, 14, 40), (8, 2, 5, 11), (30, 25, 40, 70)): (2.146205357142857, 1.2348328317305954, 3.7302194407749893),
}
NOTHING = [[], [(3, 2, 0, 0)], [(0, 0, 4, 5)], [(0, 0, 0, 0)]]


@pytest.mark.parametrize(("tables", "expected"), STRATA.items())
def test_the_common_odds_ratio_is_that_of_mantel_and_haenszel(tables, expected) -> None:
    odds, interval, chance = odds_ratio(tables)
    assert (odds, interval.low, interval.high) == pytest.approx(expected, rel=1e-9)
    assert chance < 0.05


def test_one_table_has_woolf_s_interval() -> None:
    _, interval, _ = odds_ratio([(10, 20, 5, 40)])
    error = np.sqrt(1 / 10 + 1 / 20 + 1 / 5 + 1 / 40)
    assert np.log([interval.low, interval.high]) == pytest.approx(
        [np.log(4) - 1.96 * error, np.log(4) + 1.96 * error], abs=1e-3
    )


def test_an_empty_cell_gets_half_a_story() -> None:
    odds, interval, _ = odds_ratio([(6, 4, 0, 10)])
    assert odds == pytest.approx(6.5 * 10.5 / (4.5 * 0.5))
    assert interval.low < odds < interval.high < np.inf


@pytest.mark.parametrize("tables", NOTHING)
def test_where_nothing_can_be_compared_there_is_no_ratio(tables) -> None:
    assert odds_ratio(tables) is None


def counts_of(rows) -> Counts:
    counts = Counts()
    for told, words, times in rows:
        for _ in range(times):
            counts.add(told, told, words, None, None)
    return counts


FRIENDS, BETTER, PAIN = ("strength", "relationships"), ("outcome_achieved", "health"), ("need", "health")


def test_what_goes_together_stands_out_with_its_numbers() -> None:
    counts = counts_of([({FRIENDS, BETTER}, 100, 40), ({FRIENDS}, 100, 20), ({BETTER}, 100, 10), ({PAIN}, 100, 50)])
    (pair,) = told_together(counts, 5).pairs
    assert (pair.strength, pair.outcome) == ("relationships", "health")
    assert (pair.with_it.count, pair.with_it.of, pair.without_it.count, pair.without_it.of) == (40, 60, 10, 60)


@pytest.mark.parametrize(
    "rows",
    [
        [
            ({FRIENDS, BETTER}, 100, 20),
            ({FRIENDS}, 100, 20),
            ({BETTER}, 100, 20),
            ({PAIN}, 100, 20),
        ],  # as chance has it
        [({FRIENDS, BETTER}, 500, 40), ({PAIN}, 20, 40)],  # long stories tell of both, short ones of neither
        [({FRIENDS, BETTER}, 100, 4), ({PAIN}, 100, 50)],  # too few
        [({FRIENDS}, 100, 30), ({BETTER}, 100, 30)],  # never together
        [],
    ],
)
def test_what_chance_or_length_explains_does_not_stand_out(rows) -> None:
    assert told_together(counts_of(rows), 5).pairs == ()
