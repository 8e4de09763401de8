"""Vectors and token states of whatever a person types."""

import numpy as np
import pytest

from nlp.reading.encoder import Encoder

TEXTS = ["I can't walk.", "", "🙂 choir", "cafe\u0301 naïve", "half a \ud83d pair", "word " * 600]


@pytest.fixture(scope="module")
def encoder():
    return Encoder.load()


def test_every_text_has_a_vector_and_states(encoder):
    encoded = encoder.encode_tokens(TEXTS)
    assert len(encoded) == len(TEXTS)
    for one in encoded:
        assert one.vector.shape == (384,)
        assert one.states.shape == (len(one.offsets), 384)


def test_both_ways_give_the_same_vectors(encoder):
    vectors = encoder.encode(TEXTS)
    np.testing.assert_allclose(vectors, [one.vector for one in encoder.encode_tokens(TEXTS)], atol=1e-4)


@pytest.mark.parametrize("text", TEXTS)
def test_offsets_count_code_points_and_never_leave_the_text(encoder, text):
    (encoded,) = encoder.encode_tokens([text])
    assert all(0 <= start <= end <= len(text) for start, end in encoded.offsets)


def test_a_token_lies_on_its_word_behind_emoji_and_accents(encoder):
    text = "🙂 cafe\u0301 and choir"
    (encoded,) = encoder.encode_tokens([text])
    assert "choir" in [text[start:end] for start, end in encoded.offsets]
