"""Accounts in the same words are known, whatever their capitals and white space; short ones are not asked."""

import pytest

from nlp.batch.copies import Copies

STORY = "I waited six hours in the hall and nobody came to see me"


@pytest.mark.parametrize("again", [STORY, STORY.upper(), f"  {STORY.replace(' ', chr(10))}\n", STORY.replace("I", "i")])
def test_the_first_one_is_named(again: str) -> None:
    with Copies() as copies:
        assert [copies.same_as(STORY, "a"), copies.same_as(again, "b"), copies.same_as(again, "c")] == [None, "a", "a"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Very good, thank you.", "Very good, thank you."), (STORY, f"{STORY}!"), (STORY, STORY.replace("six", "ten"))],
)
def test_other_words_and_short_answers_are_no_copies(first: str, second: str) -> None:
    with Copies() as copies:
        assert [copies.same_as(first, "a"), copies.same_as(second, "b")] == [None, None]
