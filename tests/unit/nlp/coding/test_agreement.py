"""Agreement, equal to what nltk and scikit-learn say, and told only where it means something."""

from itertools import combinations

import numpy as np
import pytest
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score

from nlp.coding.agreement import ALL, agreement
from nlp.coding.coefficients import alpha, coincidences, kappa, pair_counts
from nlp.coding.figures import SAMPLES, Figure, figure_of
from nlp.coding.meaning import meaning
from nlp.coding.units import CodedStory, codes_by_sentence
from nlp.domain.narrative import Span

CODERS = ("mair", "tomos", "sian")


def decisions(seed, coders=3, units=60, agree=0.8, common=0.3):
    """Return what coders decide, who all see the same but err."""
    chance = np.random.default_rng(seed)
    truth = chance.random(units) < common
    return np.array([np.where(chance.random(units) < agree, truth, ~truth) for _ in range(coders)])


def task(table):
    return AnnotationTask(
        [(str(who), str(unit), str(bool(yes))) for who, row in enumerate(table) for unit, yes in enumerate(row)]
    )


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(("agree", "common"), [(0.95, 0.5), (0.8, 0.1), (0.5, 0.3), (0.1, 0.4)])
def test_figures_are_those_of_the_reference_libraries(seed, agree, common):
    table = decisions(seed, agree=agree, common=common)
    reference = task(table)
    assert alpha(coincidences(table)) == pytest.approx(reference.alpha(), abs=1e-12)
    for one, other in combinations(range(3), 2):
        ours = kappa(pair_counts(table[one], table[other]))
        assert ours == pytest.approx(cohen_kappa_score(table[one], table[other]), abs=1e-12)
        assert ours == pytest.approx(reference.kappa_pairwise(str(one), str(other)), abs=1e-12)


@pytest.mark.parametrize("seed", range(4))
def test_alpha_is_that_of_the_reference_where_coders_did_not_all_code_everything(seed):
    table = decisions(seed, units=40)
    parts = [(table[:, :15], (0, 1, 2)), (table[:2, 15:30], (0, 1)), (table[1:, 30:], (1, 2))]
    told, at = [], 0
    for part, who in parts:
        told += [(f"c{who[row]}", f"u{at + unit}", str(bool(yes))) for (row, unit), yes in np.ndenumerate(part)]
        at += part.shape[1]
    ours = alpha(sum(coincidences(part) for part, _ in parts))
    assert ours == pytest.approx(AnnotationTask(told).alpha(), abs=1e-12)


def stories_of(tables, code="need"):
    """Return stories in which coders put one code: `tables` of coders and sentences."""
    return [CodedStory(str(at), table.shape[1], dict(_rows(table, code))) for at, table in enumerate(tables)]


def _rows(table, code):
    for who, row in zip(CODERS, table, strict=False):
        yield who, [frozenset({code} if yes else ()) for yes in row]


def compared(result, code="need", pair=0):
    return next(one for one in result.pairs[pair].compared if one.code == code)


@pytest.mark.parametrize("seed", range(3))
def test_the_whole_agreement_is_that_of_the_reference_over_all_stories(seed):
    tables = [decisions(seed * 100 + at, units=9) for at in range(12)]
    result = agreement(stories_of(tables), CODERS, (), {})
    whole = np.hstack(tables)
    assert [(pair.one, pair.other) for pair in result.pairs] == list(combinations(CODERS, 2))
    for pair, (one, other) in zip(result.pairs, combinations(range(3), 2), strict=True):
        (told,) = [one for one in pair.compared if one.code == "need"]
        assert told.figure.value == pytest.approx(cohen_kappa_score(whole[one], whole[other]), abs=1e-12)
        assert told.same == pytest.approx((whole[one] == whole[other]).mean())
        assert told.common == pytest.approx((whole[one].mean() + whole[other].mean()) / 2)
        assert (told.stories, told.sentences) == (12, 108)
    together = next(one for one in result.together if one.code == "need")
    assert together.figure.value == pytest.approx(task(whole).alpha(), abs=1e-12)
    assert together.figure.low < together.figure.value < together.figure.high


def test_all_codes_together_are_every_sentence_and_code_as_it_was_put():
    tables = {
        code: [decisions(seed + at, coders=2, units=8) for at in range(8)] for code, seed in (("a", 1), ("b", 50))
    }
    stories = [
        CodedStory(
            str(at),
            8,
            {
                who: [frozenset(code for code in "ab" if tables[code][at][row, unit]) for unit in range(8)]
                for row, who in enumerate(CODERS[:2])
            },
        )
        for at in range(8)
    ]
    result = agreement(stories, CODERS[:2], (), {"a": "parent"})
    flat = [np.hstack([np.hstack(tables[code])[row] for code in "ab"]) for row in range(2)]
    assert compared(result, ALL).figure.value == pytest.approx(cohen_kappa_score(*flat), abs=1e-12)
    assert compared(result, "parent").figure.value == compared(result, "a").figure.value
    assert {one.code for one in result.pairs[0].compared} == {ALL, "a", "b", "parent"}


def test_a_machine_is_compared_with_people_and_never_counted_among_them():
    tables = [decisions(at, units=9) for at in range(8)]
    with_machine = agreement(stories_of(tables), CODERS[:2], CODERS[2:], {})
    assert [(pair.one, pair.other, pair.machine) for pair in with_machine.pairs] == [
        ("mair", "tomos", False),
        ("mair", "sian", True),
        ("tomos", "sian", True),
    ]
    alone = agreement(stories_of([table[:2] for table in tables]), CODERS[:2], (), {})
    assert with_machine.together == alone.together


def test_codes_that_only_others_put_make_nobody_agree():
    tables = [decisions(at, units=9) for at in range(8)]
    alone = agreement(stories_of([table[:2] for table in tables]), CODERS[:2], (), {})
    stories = stories_of([table[:2] for table in tables])
    for story in stories:
        story.by["sian"] = [frozenset({"home", "work", "rights"})] * 9
    with_machine = agreement(stories, CODERS[:2], CODERS[2:], {})
    with_another = agreement(stories, CODERS, (), {})
    assert compared(with_machine, ALL) == compared(alone, ALL)
    assert compared(with_another, ALL) == compared(alone, ALL)
    assert next(one for one in with_machine.together if one.code is ALL) == alone.together[0]


YES, NO = np.ones((1, 30), bool), np.zeros((1, 30), bool)
SOME = decisions(1, coders=1, units=30)


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        (SOME, NO, "One of the two never put it"),
        (YES, YES, "on every sentence"),
        (SOME[:, :10], SOME[:, :10], "Too few: 10 sentences"),
        (np.arange(30)[None] < 3, np.arange(30)[None] < 2, "Too few: it was put 3 times"),
        (np.arange(30)[None] < 1, np.arange(30)[None] < 1, "Too few: it was put once,"),
    ],
)
def test_what_means_nothing_cannot_be_told(one, other, says):
    told = compared(agreement(stories_of([np.vstack([one, other])]), CODERS[:2], (), {}))
    assert (told.figure.value, says in told.figure.untold) == (None, True)
    assert meaning(told.figure).startswith("Cannot be told. ")
    assert 0 <= told.same <= 1


def test_coders_who_share_no_story_are_not_compared():
    one, other = stories_of([SOME, SOME])
    stories = [CodedStory("1", 30, {"mair": one.by["mair"]}), CodedStory("2", 30, {"tomos": other.by["mair"]})]
    result = agreement(stories, CODERS, (), {})
    assert (list(result.pairs), list(result.together)) == ([], [])


def test_an_interval_is_the_same_each_time_and_covers_about_what_it_says():
    truth = 0.64  # the kappa of two who each err one time in ten, on a code on half of the sentences
    inside = 0
    for seed in range(60):
        per_story = np.array([pair_counts(*decisions(seed * 1000 + at, 2, 10, 0.9, 0.5)) for at in range(20)])
        figure = figure_of(per_story, kappa)
        assert figure == figure_of(per_story, kappa)
        inside += figure.low <= truth <= figure.high
    assert inside >= 51
    assert SAMPLES == 1000


def test_few_stories_have_a_figure_and_no_interval():
    per_story = np.array([pair_counts(*decisions(at, 2, 10)) for at in range(4)])
    figure = figure_of(per_story, kappa)
    assert (figure.low, figure.high, figure.no_interval) == (None, None, "An interval needs at least 5 stories.")
    assert figure.value is not None


def test_an_interval_around_nothing_says_so():
    assert "may be chance" in meaning(Figure(0.1, -0.1, 0.3))
    assert "may be chance" not in meaning(Figure(0.3, 0.1, 0.5))
    assert meaning(Figure(-0.3, -0.5, -0.1)) == "Less than by chance."


@pytest.mark.parametrize(
    ("span", "on"),
    [
        (Span(0, 7), (0,)),
        (Span(7, 8), ()),
        (Span(3, 9), (0, 1)),
        (Span(6, 8), (0,)),
        (Span(8, 15), (1,)),
        (Span(0, 15), (0, 1)),
    ],
)
def test_a_tag_is_on_the_sentences_that_it_shares_a_letter_with(span, on):
    text, sentences = "I swim. I walk.", [Span(0, 7), Span(8, 15)]
    found = codes_by_sentence(text, sentences, [("sport", span)])
    assert tuple(at for at, codes in enumerate(found) if codes) == on
