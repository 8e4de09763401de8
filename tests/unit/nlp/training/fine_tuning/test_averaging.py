"""The mean of several networks changes each projection by the mean of their changes."""

import numpy as np
import pytest

from nlp.training.fine_tuning.averaging import average


def network(seed, rank=3, inputs=12, out=8):
    chance = np.random.default_rng(seed)
    return {
        "layer.query.down": chance.normal(size=(rank, inputs)).astype(np.float16),
        "layer.query.up": chance.normal(size=(out, rank)).astype(np.float16),
        "head": chance.normal(size=(out, 2)).astype(np.float32),
        "head_bias": chance.normal(size=2).astype(np.float32),
    }


def change(learnt):
    return learnt["layer.query.up"].astype(np.float32) @ learnt["layer.query.down"].astype(np.float32)


def test_the_mean_change_is_kept_where_the_rank_allows_it():
    one, other = network(1), network(2)
    mean = average([one, other], rank=6)
    assert mean["layer.query.down"].shape == (6, 12)
    np.testing.assert_allclose(change(mean), (change(one) + change(other)) / 2, atol=0.02)
    np.testing.assert_allclose(mean["head"], (one["head"] + other["head"]) / 2, rtol=1e-5)
    assert mean["head_bias"].dtype == np.float32


def test_a_smaller_rank_keeps_what_can_be_kept_and_no_more():
    one, other = network(1), network(2)
    mean = average([one, other], rank=4)
    whole = (change(one) + change(other)) / 2
    lost = np.linalg.svd(whole, compute_uv=False)[4:]
    assert np.linalg.norm(whole - change(mean)) == pytest.approx(np.linalg.norm(lost), abs=0.02)


def test_one_network_is_its_own_mean():
    one = network(1)
    assert average([one], rank=1) is one


def test_the_mean_has_the_parts_of_a_network_and_no_other():
    assert average([network(1), network(2)], rank=3).keys() == network(1).keys()
