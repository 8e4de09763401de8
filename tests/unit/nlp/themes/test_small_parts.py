"""The sample, the words that mark a theme, the neutral words and the view: each small and plain."""

import random
from collections import Counter

import pytest

from nlp.themes.in_their_view import in_their_view
from nlp.themes.marking_words import marking_words
from nlp.themes.neutral import neutral
from nlp.themes.sample import MOST_OF_A_STORY, Sample
from tests.unit.nlp.themes.told import told


def sample_of(stories: list[str], most: int = 20) -> list[str]:
    sample = Sample(most)
    for story in stories:
        if sample.wants(story):
            sample.keep(story, [told(story, "some words")])
    return [one.story for one in sample.told()]


def test_the_sample_is_bounded_and_the_same_in_any_order() -> None:
    stories = [f"s{n}" for n in range(500)]
    kept = sample_of(stories)
    assert len(kept) == 20
    assert kept == sample_of(random.Random(1).sample(stories, 500))
    assert sample_of(stories[:7]) == sorted(stories[:7])


def test_every_story_has_the_same_chance_to_be_in_the_sample() -> None:
    early = Counter(
        int(story[1:4]) < 250 for run in range(40) for story in sample_of([f"s{n:03}-{run}" for n in range(500)])
    )
    assert 300 < early[True] < 500


def test_a_long_story_does_not_fill_the_sample() -> None:
    sample = Sample()
    sample.keep("long", [told("long", f"words {n}") for n in range(1000)])
    assert len(sample.told()) == MOST_OF_A_STORY


NEUTRAL = [
    ("She rang my daughter", "they rang my family"),
    ("On Friday at 10", "at"),
    ("His own room", "their own room"),
    ("I may march on", "i may march on"),
    ("The history of it", "the history of it"),
    ("Money and sunshine", "money and sunshine"),
]


@pytest.mark.parametrize(("words", "said"), NEUTRAL)
def test_who_and_when_is_taken_out_and_the_rest_stays(words: str, said: str) -> None:
    assert neutral(words) == said


def test_marking_words_are_said_by_several_and_not_elsewhere() -> None:
    waiting = [told(f"w{n}", f"waiting for the nurse, {name}") for n, name in enumerate(("Ann", "Bob", "Cai"))]
    garden = [told(f"g{n}", f"the garden and the nurse, {name}") for n, name in enumerate(("Dee", "Eve", "Flo"))]
    first, second = marking_words([waiting, garden])
    assert (first[0], second[0]) == ("waiting", "garden")
    assert not {"ann", "bob", "dee"} & {*first, *second}


def test_what_stands_for_a_name_that_was_taken_out_marks_nothing() -> None:
    kind = [told(story, f"[Person {at}] was kind [laughs]") for at, story in enumerate(("one", "two", "three"), 1)]
    assert marking_words([kind]) == [("kind",)]


def test_one_person_s_word_marks_nothing() -> None:
    assert marking_words([[told("one", "camel camel camel"), told("two", "the"), told("three", "of")]]) == [()]
    assert marking_words([]) == []


def test_the_view_puts_three_answers_side_by_side() -> None:
    pieces = [
        told("a", "to live in my own home", "outcome_wanted", "home"),
        told("b", "the stairs are too steep", "need", "home"),
        told("c", "a ramp", "need", "home", before="There should be ", after=" at the back"),
        told("d", "my garden", "strength", "home"),
    ]
    (aspect,) = in_their_view(pieces)
    assert aspect.domain == "home"
    answers = (aspect.matters, aspect.in_the_way, aspect.could_change)
    assert [[quote.story for quote in answer.quotes] for answer in answers] == [["a"], ["b"], ["c"]]


def test_strengths_alone_give_no_view() -> None:
    assert in_their_view([told("d", "my garden", "strength", "home")]) == ()
