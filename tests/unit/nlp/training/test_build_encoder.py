"""The encoder is built from the pinned weights alone, and stays close to them."""

from math import erf

import numpy as np
import pytest
from onnxruntime import InferenceSession
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from nlp.reading.encoder import Encoder, check_encoder
from nlp.reading.errors import ArtefactMissing
from nlp.training.build_encoder import build_encoder, calibration_batches, find_weights, is_built
from nlp.training.encoder_graph import build_graph

TEXTS = (
    "I can't manage the stairs any more.",
    "My neighbour Jan pops in every day and we have a laugh.",
    "Money.",
    "Café 🙂 naïve",
    "It was the waiting, hours of it, and nobody came to say a word about what was happening to my mum.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("encoder")
    assert build_encoder(folder)
    return folder


@pytest.fixture(scope="module")
def weights():
    return load_file(find_weights() / "model.safetensors")


def normed(state, weights, name):
    centred = state - state.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
    return centred / spread * weights[name + ".LayerNorm.weight"] + weights[name + ".LayerNorm.bias"]


def dense(state, weights, name):
    return state @ weights[name + ".weight"].T + weights[name + ".bias"]


def forward(ids, weights):
    """BERT with mean pooling as its paper tells it, for one text, in plain numpy float32."""
    words, positions, segments = (
        weights[f"embeddings.{table}_embeddings.weight"] for table in ("word", "position", "token_type")
    )
    state = normed(words[ids] + positions[: len(ids)] + segments[0], weights, "embeddings")
    for layer in (f"encoder.layer.{number}." for number in range(6)):
        query, key, value = (
            dense(state, weights, f"{layer}attention.self.{part}").reshape(-1, 12, 32).swapaxes(0, 1)
            for part in ("query", "key", "value")
        )
        attention = np.exp(query @ key.swapaxes(1, 2) / np.sqrt(32))
        mixed = (attention / attention.sum(axis=-1, keepdims=True) @ value).swapaxes(0, 1).reshape(-1, 384)
        state = normed(
            state + dense(mixed, weights, f"{layer}attention.output.dense"), weights, f"{layer}attention.output"
        )
        wide = dense(state, weights, f"{layer}intermediate.dense")
        bent = wide * (1 + np.vectorize(erf)(wide / np.sqrt(2))) / 2
        state = normed(state + dense(bent, weights, f"{layer}output.dense"), weights, f"{layer}output")
    vector = state.mean(axis=0)
    return vector / np.linalg.norm(vector)


def test_building_twice_does_nothing_the_second_time(folder):
    assert not build_encoder(folder)


def test_a_changed_file_is_found_and_built_anew(folder, tmp_path):
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert is_built(tmp_path)
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(ArtefactMissing, match=r"tokenizer\.json.*not as built.*build_encoder"):
        check_encoder(tmp_path)
    assert build_encoder(tmp_path)
    assert is_built(tmp_path)


def test_an_absent_encoder_says_what_to_run(tmp_path):
    with pytest.raises(ArtefactMissing, match=r"python -m nlp\.training\.build_encoder"):
        Encoder.load(tmp_path)


def test_the_graph_computes_what_the_published_model_does(weights):
    inputs = next(iter(calibration_batches(find_weights() / "tokenizer.json")))
    session = InferenceSession(build_graph(weights).SerializeToString())
    vectors = session.run(None, inputs)[0]
    for row in range(0, 32, 8):
        ids = inputs["ids"][row][inputs["mask"][row] == 1]
        np.testing.assert_allclose(vectors[row], forward(ids, weights), atol=1e-5)


def test_small_integers_give_nearly_the_vectors_of_the_published_model(folder, weights):
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    expected = [forward(tokenizer.encode(text).ids, weights) for text in TEXTS]
    cosines = (Encoder.load(folder).encode(TEXTS) * expected).sum(axis=1)
    assert cosines.min() > 0.985


def test_a_vector_does_not_depend_on_the_texts_beside_it(folder):
    encoder = Encoder.load(folder)
    together = encoder.encode(TEXTS)
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    np.testing.assert_allclose(together, alone, atol=1e-4)


def test_vectors_have_length_one_and_no_texts_give_no_vectors(folder):
    encoder = Encoder.load(folder)
    np.testing.assert_allclose(np.linalg.norm(encoder.encode(TEXTS), axis=1), 1, atol=1e-5)
    assert encoder.encode([]).shape == (0, 384)


@pytest.mark.parametrize(
    ("one", "alike", "unlike"),
    [
        ("I feel lonely.", "Nobody comes to see me.", "The bus fare has gone up."),
        ("I cannot pay the rent.", "Money is tight.", "My knee hurts."),
    ],
)
def test_texts_of_like_meaning_are_closer(folder, one, alike, unlike):
    first, near, far = Encoder.load(folder).encode([one, alike, unlike])
    assert first @ near > first @ far
