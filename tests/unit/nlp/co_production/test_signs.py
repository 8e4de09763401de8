"""Counting the votes of a sentence's tokens."""

import numpy as np
import pytest

from nlp.co_production.signs import CODES, COLUMNS, count

ATTENTION, VOTE, MEAN = CODES, 2 * CODES, 3 * CODES


def votes(tokens: int) -> np.ndarray:
    return np.zeros((tokens, COLUMNS), np.float32)


def test_the_token_that_attends_decides() -> None:
    table = votes(4)
    table[2, ATTENTION + 1] = 50
    table[:, VOTE + 1] = [1, 2, 7, 4]
    assert count(table).codes == pytest.approx([0, 7, 0, 0, 0])


def test_without_attention_every_token_counts_alike() -> None:
    table = votes(4)
    table[:, VOTE + 3] = [1, 2, 3, 6]
    assert count(table).codes == pytest.approx([0, 0, 0, 3, 0])


def test_the_mean_vote_is_added() -> None:
    table = votes(2)
    table[:, MEAN + 4] = [1, 3]
    assert count(table).codes == pytest.approx([0, 0, 0, 0, 2])


def test_evidence_is_passed_on_as_it_is() -> None:
    table = votes(3)
    table[1, 2] = 4
    assert count(table).evidence[:, 2].tolist() == [0, 4, 0]


def test_a_sentence_without_tokens_shows_nothing() -> None:
    signs = count(votes(0))
    assert np.isneginf(signs.codes).all()
    assert signs.evidence.shape == (0, CODES)
