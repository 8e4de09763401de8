"""Which column is the text, which the id: guessed only when one is plainly it."""

import pytest

from nlp.batch.errors import NoColumnError
from nlp.batch.readers.columns import Columns, Wanted, choose_columns

LONG = "I waited six hours and nobody came to see me"
GUESS = Wanted()


@pytest.mark.parametrize(
    ("names", "sample", "expected"),
    [
        (["id", "text"], [["1", LONG]], Columns((1,), 0)),
        (["Comment", "Date"], [[LONG, "2024"]], Columns((0,))),
        (["STORY_ID", " Feedback "], [["7", LONG]], Columns((1,), 0)),
        (["date", "what was good"], [["2024", LONG]], Columns((1,))),
        (
            ["trust name", "free text comments"],
            [["Cardiff and Vale University Health Board", LONG]],
            Columns((1,)),
        ),
        (["answer", "comment"], [["yes", LONG]], Columns((1,))),
        (["anything"], [["short"]], Columns((0,))),
        (["text", "length"], [], Columns((0,))),
    ],
)
def test_one_obvious_column_is_guessed(names: list[str], sample: list[list[str]], expected: Columns) -> None:
    assert choose_columns(names, sample, GUESS) == expected


@pytest.mark.parametrize(
    ("names", "sample"),
    [
        (["age", "ward"], [["80", "B2"]]),
        (["liked", "disliked"], [[LONG, LONG]]),
        (["text", "comment"], [[LONG, LONG]]),
        (["text", "text"], [[LONG, LONG]]),
        (["id"], [["1"]]),
        ([LONG * 4], [[LONG]]),
        ([], []),
    ],
)
def test_without_one_obvious_column_the_error_says_what_to_do(names: list[str], sample: list[list[str]]) -> None:
    with pytest.raises(NoColumnError, match=r"column"):
        choose_columns(names, sample, GUESS)


def test_the_error_lists_the_columns() -> None:
    with pytest.raises(NoColumnError, match=r"--text-column\. The columns are: age, ward, \(no name\)\."):
        choose_columns(["age", "ward", ""], [["80", "B2", ""]], GUESS)


@pytest.mark.parametrize("name", ["What happened?", "what happened"])
def test_a_column_can_be_named_exactly_or_nearly(name: str) -> None:
    assert choose_columns(["text", "What happened?", "ref"], [], Wanted((name,), "ref")) == Columns((1,), 2)


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Wanted(text=("story",)), "no column “story” .--text-column"),
        (Wanted(id="number"), "no column “number” .--id-column"),
        (Wanted(text=("twice",)), "more than one column “twice”"),
    ],
)
def test_a_named_column_that_is_not_there_once_is_an_error(wanted: Wanted, message: str) -> None:
    with pytest.raises(NoColumnError, match=message):
        choose_columns(["text", "twice", "twice"], [], wanted)


def test_group_and_date_are_found_where_they_are_asked_for_and_are_never_taken_for_the_text() -> None:
    names = ["comment", "ward", "told on"]
    sample = [["it was kind of them to come", "the ward on the hill by the sea", "2025-01-01"]]
    assert choose_columns(names, sample, Wanted(group="Ward", date="told_on")) == Columns((0,), None, 1, 2)
    assert choose_columns(names, sample, Wanted()) == Columns((0,))
    with pytest.raises(NoColumnError, match="--group"):
        choose_columns(names, sample, Wanted(group="town"))
    with pytest.raises(NoColumnError, match="--date"):
        choose_columns(names, sample, Wanted(date="day"))
