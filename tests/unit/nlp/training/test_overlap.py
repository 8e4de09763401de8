"""Evidence is compared with the author's, word by word."""

import pytest

from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.training.overlap import evidence_overlap
from nlp.training.texts import Label, LabelledSentence, LabelledText

TEXT = "I can't walk far now but Jan calls."
LABELS = (Label("need", "health", Span(0, 16)), Label("strength", "relationships", Span(25, 34)))
TEXTS = [LabelledText(Narrative("n", TEXT), (LabelledSentence(Span(0, 35), LABELS, (frozenset(), frozenset())),))]


def overlap(kind, start, end):
    return evidence_overlap(TEXTS, [Finding("n", kind, "health", start, end, TEXT[start:end], 0.5, "")])


@pytest.mark.parametrize(
    ("kind", "start", "end", "f1", "jaccard"),
    [
        ("need", 0, 16, 1.0, 1.0),
        ("need", 0, 35, 8 / 12, 0.5),
        ("need", 8, 20, 2 * 2 / 7, 2 / 5),
        ("strength", 0, 7, 0.0, 0.0),
    ],
)
def test_shared_words_count(kind, start, end, f1, jaccard):
    measured = overlap(kind, start, end)
    assert measured["f1"] == pytest.approx(f1)
    assert measured["jaccard"] == pytest.approx(jaccard)


def test_a_finding_of_a_kind_that_the_author_did_not_give_is_left_out():
    assert overlap("outcome_wanted", 0, 9) == {"f1": 0.0, "jaccard": 0.0, "findings": 0}
