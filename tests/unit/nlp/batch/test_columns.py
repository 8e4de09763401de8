"""Which column is the text, which the id: guessed only when one is plainly it."""

import pytest

from nlp.batch.errors import NoColumnError
from nlp.batch.items import Row
from nlp.batch.readers.columns import Columns, Wanted, choose_columns, cut_row, say_choice

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


PEOPLE = [
    (["id", "text", "Person"], Wanted(person="person"), 2),
    (["person", "text"], Wanted(("text",), person="person"), 0),
    (["id", "text", "person"], Wanted(), None),
    (["id", "text", ""], Wanted(), None),
    (["id", "text", "persons"], Wanted(person="person"), None),
    (["text", "person", "PERSON"], Wanted(("text",), person="person"), None),
    (["text", "person"], Wanted(("text",), group="person", person="person"), None),
]


@pytest.mark.parametrize(("names", "wanted", "person"), PEOPLE)
def test_a_column_that_says_whose_an_account_is_is_known_by_its_name(
    names: list[str], wanted: Wanted, person: int | None
) -> None:
    assert choose_columns(names, [], wanted).person == person


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


def test_half_an_emoji_is_no_reason_not_to_ask_which_column_it_is() -> None:
    names, sample, told = ["ref\udce9", "one", "two"], [["\ud83d", LONG, LONG]], []
    with pytest.raises(NoColumnError) as error:
        choose_columns(names, sample, Wanted(tell=lambda columns, _: told.extend(columns)))
    said = [str(error.value), *say_choice(names, Columns((1,), 0), sample)]
    for words in (*said, *(one.name for one in told), *(one.example for one in told)):
        words.encode()
    assert choose_columns(names, sample, Wanted((told[1].name,), told[0].name)) == Columns((1,), 0)


def test_who_wants_no_column_of_ids_gets_none() -> None:
    names = ["ref", "story"]
    assert choose_columns(names, [["1", LONG]], GUESS) == Columns((1,), 0)
    assert choose_columns(names, [["1", LONG]], Wanted(id="")) == Columns((1,), None)


OPEN = ["What was good?", "What could be better?", "How likely are you to come again?"]
ANSWERS = [[f"{LONG} {n}", f"more {n} parking spaces", "Extremely likely"] for n in range(9)]


def test_every_column_that_asks_an_open_question_is_read() -> None:
    assert choose_columns(OPEN, ANSWERS, GUESS) == Columns((0, 1))


def test_what_holds_no_story_does_not_hide_a_column_of_open_answers() -> None:
    assert choose_columns(OPEN, [*ANSWERS, *[["n/a", "None", "Likely"]] * 30], GUESS) == Columns((0, 1))


def test_several_columns_can_be_named() -> None:
    assert choose_columns(["a", "b", "c"], [], Wanted(("c", "a"))) == Columns((2, 0))


NHS = ["Comment ID", "Trust", "FFT categorical answer", "FFT question", "FFT answer", "Comment sentiment"]


def test_columns_of_the_friends_and_family_test_are_known() -> None:
    sample = [["N 1 - Q1", "N", "1", "FFT Why?", "Did not answer", ""], ["N 2", "N", "2", "FFT Why?", "All of it", "1"]]
    columns = choose_columns(NHS, sample, GUESS)
    assert columns == Columns((4,), 0, question=3)
    assert cut_row(2, sample[1], NHS, columns) == [Row(2, "N 2", "All of it", "FFT Why?")]


def test_what_is_called_a_question_but_asks_nothing_is_none() -> None:
    names = ["feedback", "organization", "question"]
    cells = [LONG, "Trust A", "Trust A - Q1"]
    [row] = cut_row(2, cells, names, choose_columns(names, [cells], GUESS))
    assert (row.text, row.question, row.part) == (LONG, None, "")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["a", "b", ""], [("a", "What was good?"), ("b", "What could be better?")]),
        (["a", " ", ""], [("a", "What was good?")]),
        (["", "b", ""], [("b", "What could be better?")]),
        (["", "", ""], [("", "What was good?")]),
    ],
)
def test_a_row_is_an_account_for_each_answer(cells: list[str], expected: list[tuple[str, str]]) -> None:
    found = cut_row(7, cells, OPEN, Columns((0, 1)))
    assert [(row.text, row.question) for row in found] == expected
    assert {row.part for row in found} <= {"what_was_good", "what_could_be_better"}


def test_columns_with_many_words_that_are_not_read_are_told_of() -> None:
    names, sample = ["comment", "reply of the trust"], [[LONG, LONG]]
    said = list(say_choice(names, choose_columns(names, sample, GUESS), sample))
    assert said[1].startswith("not read, though there are many words in it: “reply of the trust”")
