"""The rules baseline: cue words, with denied needs and polite forms left out."""

import pytest

from nlp.domain.narrative import Narrative
from nlp.training.baselines.rules_reader import RulesReader, likely_domain


def kinds(text):
    (reading,) = RulesReader().read([Narrative("n", text)])
    return {finding.kind for finding in reading.findings}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I can't manage the stairs.", "need"),
        ("We waited six hours.", "need"),
        ("My neighbour pops in.", "strength"),
        ("The nurses listened.", "strength"),
        ("I want to get back to choir.", "outcome_wanted"),
        ("My confidence has returned.", "outcome_achieved"),
    ],
)
def test_a_cue_is_a_finding(text, kind):
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I don't need a carer.", "need"),
        ("I have no pain.", "need"),
        ("The nurses never listened.", "strength"),
        ("Great service.", "strength"),
        ("I would like to thank the team.", "outcome_wanted"),
        ("I will never walk again.", "outcome_achieved"),
        ("Mae fy nghymydog yn galw heibio bob dydd, dw i ddim yn ill.", "need"),
    ],
)
def test_what_is_denied_polite_or_not_english_is_none(text, kind):
    assert kind not in kinds(text)


def test_evidence_runs_from_the_cue_to_the_end_of_the_clause():
    text = "🙂 Well, I can't get up the stairs, so I stay down."
    (reading,) = RulesReader().read([Narrative("n", text)])
    finding = reading.findings[0]
    assert finding.text == text[finding.start : finding.end] == "can't get up the stairs"
    assert finding.domain == "home"


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("my rent and my bills", "economy"),
        ("the bus", "economy"),
        ("my boss", "work"),
        ("xyz", "health"),
        ("choir", "learning_leisure"),
    ],
)
def test_the_domain_is_what_most_words_point_to(text, domain):
    assert likely_domain(text) == domain
