"""What a user could pick instead: each reads, and each has learnt at least what is plain."""

import numpy as np
import pytest

from nlp.domain.codebook import load_codebook
from nlp.domain.narrative import Narrative, Span
from nlp.training.baselines.linear import vectors_model, words_model
from nlp.training.baselines.sentence_reader import SentenceReader, read_with
from nlp.training.baselines.textcat import TextcatModel
from nlp.training.baselines.zero_shot import ZeroShotModel
from nlp.training.texts import Label, LabelledSentence, LabelledText

CODEBOOK = load_codebook()
NEEDS = ["the stairs hurt my knee", "my knee hurts on the stairs", "stairs and knee again", "knee bad, stairs worse"]
STRENGTHS = ["my sister rings", "sister came round", "my sister and my mate", "sister is there for me"]


def text(words, kind, domain):
    whole = Span(0, len(words))
    reading = frozenset({(kind, domain)})
    return LabelledText(
        Narrative(words, words), (LabelledSentence(whole, (Label(kind, domain, whole),), (reading, reading)),)
    )


TEXTS = [text(words, "need", "health") for words in NEEDS * 3]
TEXTS += [text(words, "strength", "relationships") for words in STRENGTHS * 3]
TEXTS += [text("it was a wish to sing", "outcome_wanted", "learning_leisure")] * 2
TEXTS += [text("he sings again now", "outcome_achieved", "learning_leisure")] * 2


@pytest.mark.parametrize(
    "make",
    [
        lambda encoder: words_model(TEXTS, CODEBOOK),
        lambda encoder: vectors_model(TEXTS, CODEBOOK, encoder),
        lambda encoder: TextcatModel(TEXTS * 20, CODEBOOK),
    ],
    ids=["tfidf", "frozen encoder", "textcat"],
)
def test_what_was_learnt_is_told_apart(encoder, make):
    kinds, domains = make(encoder).score(["the stairs and my knee", "my sister rings"])
    assert kinds.shape == (2, 4)
    order = list(CODEBOOK.kinds)
    need, strength = order.index("need"), order.index("strength")
    assert kinds[0, need] > kinds[0, strength]
    assert kinds[1, strength] > kinds[1, need]
    assert [list(CODEBOOK.domains)[place] for place in domains] == ["health", "relationships"]


def test_what_learnt_nothing_knows_the_codebooks_words(encoder):
    likeness, domains = ZeroShotModel(CODEBOOK, encoder).score(["My family and my friends", "I need work"])
    assert ((likeness >= 0) & (likeness <= 1)).all()
    assert [list(CODEBOOK.domains)[place] for place in domains] == ["relationships", "work"]


class StairsModel:
    """Is sure of a need at home where stairs are spoken of."""

    def score(self, sentences):
        sure = np.array([[0.1, 0.9 * ("stairs" in one), 0.1, 0.1] for one in sentences], np.float32)
        return sure, np.full(len(sentences), list(CODEBOOK.domains).index("home"))


def test_a_reader_makes_findings_whose_evidence_is_the_sentence():
    reader = SentenceReader(StairsModel(), CODEBOOK, (0.5,) * 4)
    text = "Hello there. Well, the stairs are bad."
    welsh = "Mae fy nghymydog yn galw heibio bob dydd ar y stairs."
    first, *rest = reader.read([Narrative("1", text), Narrative("2", welsh), Narrative("3", "")])
    (finding,) = first.findings
    assert (finding.kind, finding.domain, finding.text) == ("need", "home", "the stairs are bad")
    assert text[finding.start : finding.end] == finding.text
    assert [(one.language, len(one.findings)) for one in rest] == [("cy", 0), ("en", 0)]


def test_thresholds_are_decided_on_held_out_texts():
    held_out = [text("the stairs", "need", "home"), text("my sister", "strength", "relationships")]
    assert 0 < read_with(StairsModel(), held_out, CODEBOOK).thresholds[1] <= 0.9
