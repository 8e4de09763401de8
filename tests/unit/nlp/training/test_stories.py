"""The stories for co-production."""

import pytest

from nlp.co_production.codebook import load_codes
from nlp.training.stories import codes_of, load_stories

STORIES = load_stories()
EVERY = [story for part in vars(STORIES).values() for story in part]


def test_there_are_many_and_no_text_stands_in_two_parts() -> None:
    assert len(EVERY) >= 2500
    assert len({story.narrative.text for story in EVERY}) == len(EVERY)


@pytest.mark.parametrize("part", vars(STORIES))
def test_every_code_is_in_every_part(part: str) -> None:
    assert set().union(*map(codes_of, getattr(STORIES, part))) == load_codes().keys()


def test_most_stories_show_nothing() -> None:
    assert 0.5 <= sum(not codes_of(story) for story in EVERY) / len(EVERY) <= 0.85


def test_the_words_that_show_a_code_stand_within_one_sentence() -> None:
    for story in EVERY:
        for sentence in story.sentences:
            for label in sentence.labels:
                assert sentence.span.start <= label.evidence.start < label.evidence.end <= sentence.span.end
