"""Words and pairs of words, weighted."""

import numpy as np

from nlp.reading.words import Words, terms


def test_terms_are_words_marks_and_neighbours_in_small_letters():
    assert terms("I can’t!") == ["i", "can't", "!", "i can't", "can't !"]
    assert terms("") == []


def test_only_terms_that_enough_texts_hold_are_learnt():
    words = Words.learn(["a dog", "a cat", "a a a"], at_least=2)
    assert words.vocabulary == ("a",)


def test_a_row_has_length_one_and_rare_terms_weigh_more():
    words = Words.learn(["dog and cat", "dog and bird", "dog"], at_least=1)
    ((places, weights),) = words.rows(["dog cat"])
    named = dict(zip((words.vocabulary[place] for place in places), weights, strict=True))
    assert named.keys() == {"dog", "cat"}
    assert named["cat"] > named["dog"]
    np.testing.assert_allclose(np.linalg.norm(weights), 1, atol=1e-6)


def test_unknown_words_give_an_empty_row():
    ((places, weights),) = Words.learn(["dog"], at_least=1).rows(["🙂 zebra"])
    assert len(places) == len(weights) == 0
