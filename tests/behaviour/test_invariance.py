"""What should make no difference makes none: a name, an age, a gender, a dialect, spelling, the channel."""

from collections import Counter

from tests.behaviour.tables import table

PAIRS = table("pairs.yml")


def labels(findings, text):
    return {(finding.kind, finding.domain) for finding in findings(text)}


def test_findings_stay_the_same_when_one_irrelevant_thing_differs(findings, tier):
    changed = [pair for pair in PAIRS if labels(findings, pair["one"]) != labels(findings, pair["other"])]
    assert 1 - len(changed) / len(PAIRS) >= table("known_faults.yml")["invariance"][tier], changed


def test_most_pairs_tell_of_something(findings):
    assert sum(bool(labels(findings, pair["one"])) for pair in PAIRS) > len(PAIRS) / 2


def test_every_difference_is_tried_many_times():
    tried = Counter(pair["differs"] for pair in PAIRS)
    assert set(tried) == {"name", "age", "gender", "dialect", "spelling", "channel"}
    assert min(tried.values()) >= 25
