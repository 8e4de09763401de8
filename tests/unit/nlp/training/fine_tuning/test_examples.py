"""What is to be learnt from each token and each sentence."""

import numpy as np
import pytest

from nlp.domain.codebook import load_codebook
from nlp.domain.narrative import Narrative, Span
from nlp.reading.load import BUILT, READER_FOLDER
from nlp.reading.tier import Tier
from nlp.reading.token_classifier import TOKENIZER, load_tokenizer
from nlp.reading.windows import Windows
from nlp.training.fine_tuning.examples import Examples
from nlp.training.texts import Label, LabelledSentence, LabelledText

TEXT = "Hello. I fear the stairs but Jan calls. Bye."
LABELS = (Label("need", "home", Span(9, 24)), Label("strength", "relationships", Span(29, 38)))
NOBODY = (frozenset(), frozenset())
ACCOUNT = LabelledText(
    Narrative("n", TEXT, "What gets in the way?"),
    (
        LabelledSentence(Span(0, 6), (), NOBODY),
        LabelledSentence(Span(7, 39), LABELS, NOBODY),
        LabelledSentence(Span(40, 44), (), NOBODY),
    ),
)
KINDS, DOMAINS = (list(one) for one in (load_codebook().kinds, load_codebook().domains))


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer(READER_FOLDER / Tier.FAST / BUILT / TOKENIZER)


@pytest.fixture(scope="module")
def example(tokenizer):
    (made,) = Examples(Windows(tokenizer), load_codebook()).make([ACCOUNT])
    return made


def test_kinds_and_domains_are_those_of_the_labels(example):
    assert np.argwhere(example.kinds).tolist() == sorted([[1, KINDS.index("need")], [1, KINDS.index("strength")]])
    assert example.domains[1, KINDS.index("need"), DOMAINS.index("home")] == 1
    assert example.domains.sum() == 2


def test_evidence_lies_on_the_tokens_of_its_words(example, tokenizer):
    evidence = example.evidence[:, KINDS.index("need")].astype(bool)
    words = [tokenizer.id_to_token(token) for token, within in zip(example.ids, evidence, strict=True) if within]
    assert words == ["fear", "the", "stairs"]


def test_evidence_is_learnt_only_in_the_sentence_that_has_the_kind(example):
    assert set(example.sentence[example.has_kind[:, KINDS.index("need")] == 1]) == {1}
    assert example.has_kind[:, KINDS.index("outcome_wanted")].sum() == 0


def test_the_question_and_the_marks_belong_to_no_sentence(example):
    first = int(np.flatnonzero(example.sentence == 0)[0])
    assert first > 5
    assert set(example.sentence[:first]) == {-1}
    assert example.sentence[-1] == -1


def test_two_domains_of_a_kind_share_it(tokenizer):
    both = (Label("need", "home", Span(9, 24)), Label("need", "health", Span(9, 13)))
    account = LabelledText(ACCOUNT.narrative, (LabelledSentence(Span(7, 39), both, NOBODY),))
    (made,) = Examples(Windows(tokenizer), load_codebook()).make([account])
    assert made.domains[0, KINDS.index("need"), DOMAINS.index("home")] == 0.5
