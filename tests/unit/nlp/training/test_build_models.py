"""What the readers run is built from the pinned weights and the adapters alone, and stays close to them."""

from math import erf

import numpy as np
import pytest
from onnxruntime import InferenceSession
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from nlp.reading.built import check_built
from nlp.reading.encoder import Encoder
from nlp.reading.errors import ArtefactMissing
from nlp.reading.load import ADAPTERS, BUILT
from nlp.reading.tier import Tier
from nlp.reading.token_classifier import TOKENIZER, TokenClassifier
from nlp.reading.votes import COLUMNS
from nlp.training.adapters import merge
from nlp.training.architectures import MINILM, MPNET
from nlp.training.build_models import build, calibration_batches, encoder_plan, is_built, reader_plan
from nlp.training.encoder_graph import distance_buckets, sentence_encoder, token_classifier
from nlp.training.published import published

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
    assert build(encoder_plan(folder))
    return folder


@pytest.fixture(scope="module")
def weights():
    with published(MINILM) as source:
        return load_file(source / "model.safetensors")


def normed(state, weights, name, epsilon=1e-12):
    centred = state - state.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + epsilon)
    return centred / spread * weights[name + ".weight"] + weights[name + ".bias"]


def dense(state, weights, name):
    return state @ weights[name + ".weight"].T + weights[name + ".bias"]


def forward(ids, weights, shape=MINILM):
    """The states of BERT or MPNet as their papers tell it, for one text, in plain numpy float32."""
    first, size = shape.first_position, shape.width // shape.heads
    state = weights["embeddings.word_embeddings.weight"][ids]
    state = state + weights["embeddings.position_embeddings.weight"][first : first + len(ids)]
    if shape.segments:
        state = state + weights[shape.segments][0]
    state = normed(state, weights, "embeddings.LayerNorm", shape.epsilon)
    bias = 0
    if shape.relative:
        places = np.arange(len(ids))
        bias = weights[shape.relative][distance_buckets()[places[None] - places[:, None] + 511]].transpose(2, 0, 1)
    for layer in (f"encoder.layer.{number}." for number in range(shape.layers)):
        query, key, value = (
            dense(state, weights, layer + part).reshape(-1, shape.heads, size).swapaxes(0, 1)
            for part in shape.query_key_value
        )
        attention = np.exp(query @ key.swapaxes(1, 2) / np.sqrt(size) + bias)
        mixed = (attention / attention.sum(axis=-1, keepdims=True) @ value).swapaxes(0, 1).reshape(-1, shape.width)
        attended = state + dense(mixed, weights, layer + shape.attention_output)
        state = normed(attended, weights, layer + shape.attention_norm, shape.epsilon)
        wide = dense(state, weights, f"{layer}intermediate.dense")
        bent = wide * (1 + np.vectorize(erf)(wide / np.sqrt(2))) / 2
        state = normed(
            state + dense(bent, weights, f"{layer}output.dense"), weights, f"{layer}output.LayerNorm", shape.epsilon
        )
    return state.astype(np.float32)


def vector(ids, weights):
    mean = forward(ids, weights).mean(axis=0)
    return mean / np.linalg.norm(mean)


def test_building_twice_does_nothing_the_second_time(folder):
    assert not build(encoder_plan(folder))


def test_a_changed_file_is_found_and_built_anew(folder, tmp_path):
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert is_built(encoder_plan(tmp_path))
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(ArtefactMissing, match=r"tokenizer\.json.*not as built.*make setup"):
        check_built(tmp_path)
    assert build(encoder_plan(tmp_path))
    assert is_built(encoder_plan(tmp_path))


def test_an_absent_encoder_says_what_to_run(tmp_path):
    with pytest.raises(ArtefactMissing, match=r"make setup"):
        Encoder.load(tmp_path)


@pytest.mark.parametrize("shape", [MINILM, MPNET], ids=lambda shape: shape.name)
def test_the_graph_computes_what_the_published_model_does(shape):
    head, bias = np.eye(shape.width, dtype=np.float32)[:, :8], np.arange(8, dtype=np.float32)
    with published(shape) as source:
        weights = load_file(source / "model.safetensors")
        inputs = next(iter(calibration_batches(source / TOKENIZER)))
    session = InferenceSession(token_classifier(shape, weights, head, bias).SerializeToString())
    votes = session.run(None, inputs)[0]
    for row in (0, len(votes) // 2, len(votes) - 1):
        ids = inputs["ids"][row][inputs["mask"][row] == 1]
        np.testing.assert_allclose(votes[row][: len(ids)], forward(ids, weights, shape)[:, :8] + bias, atol=2e-5)


def test_pooling_is_the_mean_of_real_tokens(weights):
    with published(MINILM) as source:
        inputs = next(iter(calibration_batches(source / TOKENIZER)))
    session = InferenceSession(sentence_encoder(MINILM, weights).SerializeToString())
    vectors = session.run(["vectors"], inputs)[0]
    ids = inputs["ids"][0][inputs["mask"][0] == 1]
    np.testing.assert_allclose(vectors[0], vector(ids, weights), atol=1e-5)


def test_adapters_change_the_projections_they_name_and_nothing_else(weights):
    name = "encoder.layer.0.output.dense"
    down, up = np.ones((1, 1536), np.float16), np.full((384, 1), 0.5, np.float16)
    merged = merge(weights, {f"{name}.down": down, f"{name}.up": up, "head": np.zeros((384, COLUMNS))})
    changed = [one for one in weights if not np.array_equal(merged[one], weights[one])]
    assert changed == [f"{name}.weight"]
    np.testing.assert_allclose(merged[changed[0]], weights[changed[0]] + 0.5, atol=1e-6)


def test_a_reader_is_built_from_its_adapters_and_anew_when_they_change(tmp_path):
    head = np.zeros((384, COLUMNS), np.float32)
    save_file({"head": head, "head_bias": np.arange(COLUMNS, dtype=np.float32)}, tmp_path / ADAPTERS)
    plan = reader_plan(Tier.FAST, tmp_path)
    assert build(plan)
    (votes,) = TokenClassifier.load(tmp_path / BUILT).votes([[101, 102]])
    np.testing.assert_allclose(votes, [np.arange(COLUMNS)] * 2, atol=1e-5)
    save_file({"head": head, "head_bias": np.zeros(COLUMNS, np.float32)}, tmp_path / ADAPTERS)
    assert build(plan)


def test_a_reader_without_adapters_says_what_to_run(tmp_path):
    with pytest.raises(ArtefactMissing, match="make train"):
        build(reader_plan(Tier.FAST, tmp_path))


def test_small_integers_give_nearly_the_vectors_of_the_published_model(folder, weights):
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    expected = [vector(tokenizer.encode(text).ids, weights) for text in TEXTS]
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
