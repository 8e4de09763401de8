"""What stands before a turn: reflections are counted as the person saw them."""

import pytest

from api.chat.before import answered_last, asked_last, heavy_turns, reflected_lately
from api.database.tables import Turn

GIRLS = {"reflection": "the girls after.", "names": {"person": "the girls"}}


def turns(*said):
    """Return turns: a string is the bot's, a mapping how a turn of the citizen's was heard."""
    return [
        Turn(position=at, speaker="bot", text=one) if isinstance(one, str) else _citizen(at, one)
        for at, one in enumerate(said)
    ]


def _citizen(at, metadata):
    return Turn(position=at, speaker="citizen", text="words", metadata_=metadata)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ([], 0),
        (["Hello.", GIRLS, "The girls after. What else?"], 1),
        (["Hello.", GIRLS, "What is it about the girls?"], 1),
        (["Hello.", GIRLS, "The girls after.", "What else?"], 1),
        ([GIRLS, "The girls after. What else?", GIRLS, "The girls after. And?"], 2),
        ([GIRLS, "The girls after. What else?", GIRLS, "What else?"], 0),
        ([GIRLS, "What else?", GIRLS, "The girls after. What else?"], 1),
        ([GIRLS, "The girls after. What else?", {"reflection": None}, "And then?"], 0),
        ([{"told": {"barriers_hardest": ["my knees"]}}, "You told me “my knees”. Is there more?"], 1),
        ([{"told": {"barriers_hardest": ["my knees"]}}, "Who is there for you?"], 0),
    ],
)
def test_what_was_given_back_is_counted_only_where_the_bot_said_it(said, count):
    assert reflected_lately(turns(*said)) == count


def test_the_last_question_and_the_last_answer_are_found():
    said = turns("One?", {"loss": True}, "Two?", None)
    assert asked_last(said).text == "Two?"
    assert answered_last(said) == {"loss": True}


def test_turns_in_which_something_was_met_first_are_heavy():
    said = turns({"concern": True}, "Thank you.", {"loss": True}, {"meets": "anger"}, {"concern": False}, None)
    for at, turn in enumerate(said):
        turn.id = str(at)
    assert heavy_turns(said) == {"0", "2", "3"}


def test_before_the_first_there_is_none():
    assert asked_last([]) is None
    assert answered_last(turns("One?")) == {}
