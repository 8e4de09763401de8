"""Scores are computed as the scorer beside the gold file computes them."""

import importlib.util
import json
import random
from pathlib import Path

import pytest

from nlp.domain.codebook import load_codebook
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.training.gold import read_gold
from nlp.training.scoring import GoldNarrative, GoldSentence, score

SHARED = Path(__file__).parents[5] / "shared" / "gold"
KINDS = tuple(load_codebook().kinds)
DOMAINS = tuple(load_codebook().domains)


def finding(kind, domain, start, end, narrative="n"):
    return Finding(narrative, kind, domain, start, end, "", 0.5, "")


def gold(*sentences):
    return [GoldNarrative(Narrative("n", "x" * 100), tuple(sentences))]


def sentence(start, end, unsure=(), **kinds):
    return GoldSentence(
        Span(start, end), {kind: frozenset(domains) for kind, domains in kinds.items()}, frozenset(unsure)
    )


@pytest.mark.parametrize(
    ("findings", "right", "wrong", "missed"),
    [
        ([], 0, 0, 1),
        ([finding("need", "home", 0, 9)], 1, 0, 0),
        ([finding("need", "work", 0, 9)], 1, 0, 0),
        ([finding("need", "home", 0, 9), finding("need", "work", 1, 5)], 1, 0, 0),
        ([finding("need", "home", 10, 20)], 0, 1, 1),
        ([finding("need", "home", 6, 14)], 0, 1, 1),
        ([finding("need", "home", 5, 14)], 1, 0, 0),
        ([finding("need", "home", 0, 9, narrative="other")], 0, 0, 1),
        ([finding("strength", "home", 0, 9)], 0, 0, 1),
    ],
)
def test_a_finding_counts_once_for_the_sentence_that_holds_its_midpoint(findings, right, wrong, missed):
    scores = score(gold(sentence(0, 10, need={"home"}), sentence(10, 20)), findings, KINDS, DOMAINS)
    counts = scores.kinds["need"]
    assert (counts.right, counts.wrong, counts.missed) == (right, wrong, missed)


def test_a_kind_that_only_one_reader_gave_is_not_scored():
    scores = score(gold(sentence(0, 10, unsure=["need"])), [finding("need", "home", 0, 5)], KINDS, DOMAINS)
    assert scores.kinds["need"].wrong == 0


def test_any_listed_domain_is_right_and_no_other():
    wanted = gold(sentence(0, 10, need={"home", "work"}), sentence(10, 20, need={"home"}))
    found = [finding("need", "work", 0, 10), finding("need", "work", 10, 20)]
    scores = score(wanted, found, KINDS, DOMAINS)
    assert scores.summary()["domain_accuracy"] == 0.5
    assert (scores.domains["work"].right, scores.domains["work"].wrong) == (1, 1)
    assert (scores.domains["home"].right, scores.domains["home"].missed) == (0, 1)


def test_nothing_wanted_and_nothing_found_is_perfect():
    scores = score(gold(sentence(0, 10)), [], KINDS, DOMAINS)
    assert scores.summary()["macro_f1"] == scores.summary()["micro_f1"] == 1.0


@pytest.mark.skipif(not SHARED.exists(), reason="the gold file is not beside this project")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_figures_are_those_of_the_scorer_beside_the_gold_file(seed):
    spec = importlib.util.spec_from_file_location("scorer", SHARED / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rows = [json.loads(line) for line in (SHARED / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    chance = random.Random(seed)
    found = [random_finding(chance, chance.choice(rows)) for _ in range(900)]
    theirs = scorer.score(rows, [one.as_dict() for one in found])
    ours = score(read_gold(SHARED / "dev.jsonl"), found, KINDS, DOMAINS)
    assert {name: theirs[name] for name in ours.summary()} == pytest.approx(ours.summary())
    for kind, counts in ours.kinds.items():
        assert counts.f1 == pytest.approx(theirs["kinds"][kind]["f1"])
        assert counts.precision == pytest.approx(theirs["kinds"][kind]["precision"])
    assert ours.sentences == theirs["sentences"]


def random_finding(chance, row):
    """Half of them right, half of them anything."""
    place = chance.choice(row["sentences"])
    kind, domain = chance.choice(KINDS), chance.choice(DOMAINS)
    if place["gold"] and chance.random() < 0.5:
        kind = chance.choice(list(place["gold"]))
        domain = chance.choice(place["gold"][kind])
    start = chance.randrange(place["start"], place["end"])
    return finding(kind, domain, start, chance.randrange(start, place["end"]) + 1, narrative=row["id"])
