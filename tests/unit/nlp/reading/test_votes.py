"""Votes are counted by attention, and beside it by mean."""

import numpy as np
import pytest

from nlp.reading.votes import COLUMNS, DOMAINS, KINDS, count

NO_BIAS = np.zeros((KINDS, DOMAINS), np.float32)
ATTENTION, KIND_VOTE, KIND_MEAN, DOMAIN_VOTE, DOMAIN_MEAN = 4, 8, 12, 16, 26


def votes(**cells):
    """Two tokens without votes, but for the cells that are named `column_token`."""
    table = np.zeros((2, COLUMNS), np.float32)
    for place, value in cells.items():
        column, token = map(int, place.strip("c").split("_"))
        table[token, column] = value
    return table


def test_the_vote_of_the_token_that_attention_is_on_counts():
    counted = count(votes(**{f"c{ATTENTION}_1": 50, f"c{KIND_VOTE}_0": 3, f"c{KIND_VOTE}_1": 7}), NO_BIAS)
    assert counted.kinds[0] == pytest.approx(7)
    assert counted.kinds[1:] == pytest.approx([0, 0, 0])


def test_without_attention_all_votes_count_alike_and_means_are_added():
    counted = count(votes(**{f"c{KIND_VOTE}_0": 4, f"c{KIND_MEAN}_1": 1}), NO_BIAS)
    assert counted.kinds[0] == pytest.approx(4 / 2 + 1 / 2)


def test_domains_are_counted_by_each_kinds_own_attention():
    counted = count(
        votes(**{f"c{ATTENTION}_0": 50, f"c{ATTENTION + 1}_1": 50, f"c{DOMAIN_VOTE}_0": 2, f"c{DOMAIN_VOTE + 3}_1": 5}),
        NO_BIAS,
    )
    assert counted.domains[0].argmax() == 0
    assert counted.domains[1].argmax() == 3


def test_how_common_a_domain_is_in_a_kind_counts():
    bias = NO_BIAS.copy()
    bias[2, 9] = 1
    assert count(votes(**{f"c{DOMAIN_MEAN}_0": 1}), bias).domains[2] == pytest.approx([0.5, *[0] * 8, 1])


def test_a_sentence_without_tokens_has_no_kind():
    counted = count(np.zeros((0, COLUMNS), np.float32), NO_BIAS)
    assert np.isneginf(counted.kinds).all()
    assert counted.evidence.shape == (0, KINDS)
