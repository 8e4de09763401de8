"""Heads learn what there is to learn, and fold their scaling in."""

import numpy as np

from nlp.domain.codebook import load_codebook
from nlp.domain.narrative import Narrative, Span
from nlp.reading.encoder import Encoded
from nlp.reading.features import sentence_features
from nlp.reading.sentences import Sentence
from nlp.training.fit import Example, Scaling, fit_heads
from nlp.training.texts import Label, LabelledSentence

CODEBOOK = load_codebook()
KINDS, DOMAINS = tuple(CODEBOOK.kinds), tuple(CODEBOOK.domains)


def example(number, chance):
    """A sentence of two words; its first token's state tells the kind, its word the domain."""
    kind, domain = number % 4, number % 10
    text = f"{DOMAINS[domain]} said"
    states = chance.normal(0, 0.1, (2, 384)).astype(np.float32)
    states[0, kind] += 5
    encoded = Encoded(states.mean(axis=0), states, np.array([[0, len(DOMAINS[domain])], [len(text) - 4, len(text)]]))
    sentence = Sentence(0, Narrative(str(number), text), Span(0, len(text)), encoded, encoded.vector, None, False)
    label = Label(KINDS[kind], DOMAINS[domain], Span(0, len(DOMAINS[domain])))
    return Example(sentence, LabelledSentence(Span(0, len(text)), (label,), ((KINDS[kind], DOMAINS[domain]),)))


def examples():
    chance = np.random.default_rng(0)
    return [example(number, chance) for number in range(200)]


def test_the_heads_find_kind_domain_and_evidence_again():
    learnt = examples()
    heads = fit_heads(learnt, CODEBOOK, with_vectors=True)
    rows = heads.words.rows(one.sentence.text for one in learnt)
    dense = sentence_features([one.sentence.encoded for one in learnt])
    said = [KINDS.index(one.labelled.labels[0].kind) for one in learnt]
    assert (heads.kinds.logits(dense, rows).argmax(axis=1) == said).all()
    for one, kind in zip(learnt[:8], said, strict=False):
        inside, outside = one.sentence.encoded.states @ heads.evidence[kind] + heads.evidence_bias[kind]
        assert inside > 0 > outside


def test_without_vectors_only_words_are_learnt():
    heads = fit_heads(examples(), CODEBOOK, with_vectors=False)
    assert heads.kinds.dense.shape == (4, 0)
    logits = heads.domains.logits(np.zeros((1, 0), np.float32), heads.words.rows(["work said"]))
    assert DOMAINS[int(logits.argmax())] == "work"


def test_a_head_learns_nothing_from_sentences_on_which_readers_differ():
    learnt = examples()
    contrary = [
        Example(one.sentence, LabelledSentence(one.labelled.span, (), one.labelled.second)) for one in learnt[:100]
    ]
    heads = fit_heads(contrary + learnt[100:], CODEBOOK, with_vectors=True)
    dense = sentence_features([one.sentence.encoded for one in learnt[:8]])
    logits = heads.kinds.logits(dense, heads.words.rows(one.sentence.text for one in learnt[:8]))
    assert list(logits.argmax(axis=1)) == [0, 1, 2, 3, 0, 1, 2, 3]


def test_scaling_is_folded_into_the_layer():
    chance = np.random.default_rng(1)
    dense = chance.normal(3, 2, (50, 4)).astype(np.float32)
    weights, bias = chance.normal(0, 1, (2, 4)), np.array([0.5, -0.5])
    scaling = Scaling(dense, 0.1)
    layer = scaling.fold(weights, bias)
    np.testing.assert_allclose(
        layer.logits(dense, [(np.zeros(0, np.intp), np.zeros(0, np.float32))] * 50),
        scaling.apply(dense) @ weights.T + bias,
        atol=1e-4,
    )
