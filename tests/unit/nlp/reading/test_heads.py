"""Heads: linear layers, settings, and their files."""

from dataclasses import replace

import numpy as np
import pytest

from nlp.reading.errors import ArtefactMissing
from nlp.reading.heads import Heads, Linear
from nlp.reading.words import Words
from nlp.training.deciding import undecided


def make_heads():
    words = Words.learn(["dog", "cat"], at_least=1)
    layer = Linear(np.eye(2, 3, dtype=np.float32), np.array([[1, 0], [0, 2]], np.float32), np.array([0, 1], np.float32))
    settings = replace(undecided(("need", "strength"), ("home", "work")), thresholds=(0.3, 0.4))
    return Heads(settings, words, layer, layer, np.ones((2, 3), np.float32), np.zeros(2, np.float32))


def test_logits_add_up_vectors_words_and_bias():
    heads = make_heads()
    logits = heads.kinds.logits(np.array([[5, 7, 9], [0, 0, 0]], np.float32), heads.words.rows(["cat", "dog"]))
    np.testing.assert_allclose(logits, [[6, 8], [0, 3]])


def test_no_sentences_have_no_logits():
    assert make_heads().kinds.logits(np.zeros((0, 3), np.float32), []).shape == (0, 2)


def test_what_is_saved_is_what_is_loaded(tmp_path):
    heads = make_heads()
    heads.save(tmp_path)
    again = Heads.load(tmp_path)
    assert again.settings == heads.settings
    assert again.words.vocabulary == heads.words.vocabulary
    np.testing.assert_array_equal(again.domains.words, heads.domains.words)
    np.testing.assert_array_equal(again.evidence, heads.evidence)


def test_an_absent_reader_says_what_to_run(tmp_path):
    with pytest.raises(ArtefactMissing, match="goodlife train"):
        Heads.load(tmp_path)


@pytest.mark.parametrize(
    ("probability", "bare", "after"), [(0.5, False, 2 / 3), (0.0, False, 0.0), (0.1, True, 0.8), (0.9, True, 18 / 19)]
)
def test_a_question_makes_its_kind_likelier_and_a_bare_answer_sure(probability, bare, after):
    assert make_heads().settings.after_question(probability, bare) == pytest.approx(after)


def test_calibration_is_a_logistic_curve_of_slope_and_offset():
    settings = replace(make_heads().settings, slopes=(2.0, 1.0), offsets=(0.0, -1.0))
    np.testing.assert_allclose(settings.calibrate(np.array([[0, 1]], np.float32)), [[0.5, 0.5]])
