"""The stories for co-production, and how a reader of them is measured."""

import numpy as np

from nlp.training.co_production import card, load_codes, load_stories, measure

CODES = load_codes()
STORIES = load_stories()


def test_every_code_has_a_definition_limits_and_examples() -> None:
    for code in CODES.values():
        assert {"name", "meaning", "counts", "does_not_count", "examples"} == code.keys()
        assert len(code["examples"]) >= 2


def test_nearly_as_many_stories_have_no_code_as_have_one() -> None:
    assert len(STORIES) >= 1000
    assert 0.4 <= sum(not story.codes for story in STORIES) / len(STORIES) <= 0.6
    assert set().union(*(story.codes for story in STORIES)) == CODES.keys()
    assert len({story.text for story in STORIES}) == len(STORIES)


def test_every_code_is_also_among_the_stories_kept_apart() -> None:
    assert set().union(*(story.codes for story in STORIES if story.kept_apart)) == CODES.keys()


def test_what_can_be_told_is_told_and_what_cannot_is_not() -> None:
    truth = np.array([[code in story.codes for code in CODES] for story in STORIES], np.float32)
    told = measure(STORIES, truth, list(CODES))["kept_apart"]["all"]
    assert (told.precision.share, told.recall.share) == (1, 1)
    noise = np.random.default_rng(1).normal(size=truth.shape).astype(np.float32)
    assert measure(STORIES, noise, list(CODES))["kept_apart"]["all"].precision.share < 0.5


def test_the_card_has_every_code_twice_and_says_that_it_is_not_used() -> None:
    truth = np.array([[code in story.codes for code in CODES] for story in STORIES], np.float32)
    page = card(measure(STORIES, truth, list(CODES)), {code: fields["name"] for code, fields in CODES.items()}, 160)
    assert all(page.count(fields["name"]) == 2 for fields in CODES.values())
    assert "not good enough" in page
