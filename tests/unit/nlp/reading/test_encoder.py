"""Vectors of whatever a person types."""

import numpy as np

TEXTS = ["I can't walk.", "", "🙂 choir", "cafe\u0301 naïve", "half a \ud83d pair", "word " * 600]


def test_every_text_has_a_vector(encoder):
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
