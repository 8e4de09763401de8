"""A bare answer is read with its question, as the codebook rules."""

import pytest

WAY, THERE, GOOD_AT, LIFE, WORK_WITH = (
    "What gets in the way?",
    "Who is there for you?",
    "What are you good at?",
    "What does a good life look like for you?",
    "How can we work with you?",
)


@pytest.mark.parametrize(
    ("question", "answer", "kind"),
    [
        (WAY, "Money.", "need"),
        (WAY, "My knees and the stairs", "need"),
        (THERE, "My sister.", "strength"),
        (THERE, "nan n my bf", "strength"),
        (GOOD_AT, "Welsh cakes.", "strength"),
        (GOOD_AT, "engines", "strength"),
        (LIFE, "My own front door.", "outcome_wanted"),
        (LIFE, "peace and quiet", "outcome_wanted"),
        (LIFE, "A good life is seeing my grandchildren.", "outcome_wanted"),
    ],
)
def test_it_is_what_was_asked_for(kinds, expect, question, answer, kind):
    expect(answer)
    assert kind in kinds(answer, question)


@pytest.mark.parametrize(
    ("question", "answer", "kind"),
    [
        (None, "Money.", "need"),
        (None, "Welsh cakes.", "strength"),
        (WAY, "no idea", "need"),
        (WAY, "Yes", "need"),
        (THERE, "Nobody.", "strength"),
        (THERE, "pass", "strength"),
        (GOOD_AT, "dunno", "strength"),
        (LIFE, "Why?", "outcome_wanted"),
        (LIFE, "Hello", "outcome_wanted"),
    ],
)
def test_without_the_question_or_an_answer_it_is_not(kinds, expect, question, answer, kind):
    expect(answer if question else f"{answer} (nothing asked)")
    assert kind not in kinds(answer, question)


def test_its_evidence_is_the_answer_itself(findings):
    (finding,) = findings("🙂 Money!", WAY)
    assert (finding.text, finding.domain) == ("Money", "economy")
