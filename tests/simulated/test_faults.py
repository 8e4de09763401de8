"""Every fault is found where there is one, and not where there is none."""

import pytest

from tests.simulated.asked import questions_put
from tests.simulated.faults import FAULTS
from tests.simulated.people import Line, Moment
from tests.simulated.review import review
from tests.simulated.talks import HARD, PEOPLE, RESTS, SAFE, VISION, WEEK, ask, talk_of

GARDEN = Line("my garden")
JAN = Line("our Jan")
REPEAT = Line("say that again", hear=("command:repeat",))
BACK = Line("go back", hear=("command:back",))
PAUSE = Line("later", hear=("command:pause",), away=2)
HELLO = Line("hello")
DANGER = Line("I want to die", hear=("crisis",))
ALL_AT_ONCE = Line("my garden, and Jan is there for me", tells=("people",))
ONE_LINE_TWICE = ask("What does a good life look like?", "good_life_again")
RIGHT = ask("Have I got that right?", "play_back_right")
WHICH = ask("Which line do you mean?", "play_back_missing")
MORE = ask("Is there more to change or to add?", "play_back_missing")
PROBE = ask("Who comes to you for that?", "strengths_who_comes")
HELP = "You can ring Samaritans on 116 123."


def found(fault, talk):
    return list(FAULTS[fault](talk))


@pytest.mark.parametrize(
    ("talk", "how"),
    [
        (talk_of((GARDEN, "answer", WEEK), (JAN, "answer", PEOPLE)), ["new", "new", "new"]),
        (talk_of((GARDEN, "answer", VISION)), ["new", "twice"]),
        (talk_of((GARDEN, "answer", ONE_LINE_TWICE)), ["new", "twice"]),
        (talk_of((GARDEN, "answer", WEEK), (JAN, "answer", VISION)), ["new", "new", "twice"]),
        (talk_of((GARDEN, "smalltalk", VISION)), ["new", "twice"]),
        (talk_of((GARDEN, "answer", WHICH), (Line("2"), "answer", MORE), first=RIGHT), ["new", "new", "new"]),
        (talk_of((GARDEN, "answer", MORE), (Line("2"), "answer", MORE), first=RIGHT), ["new", "new", "twice"]),
        (talk_of((REPEAT, "command:repeat", VISION)), ["new", "wished"]),
        (talk_of((REPEAT, "command:repeat", VISION), (GARDEN, "answer", VISION)), ["new", "wished", "twice"]),
        (talk_of((GARDEN, "answer", WEEK), (BACK, "command:back", VISION)), ["new", "new", "wished"]),
        (talk_of((Line("skip", hear=("command:skip",)), "command:skip", VISION)), ["new", "twice"]),
        (talk_of((PAUSE, "command:pause", RESTS), (HELLO, "answer", VISION)), ["new", "wished"]),
        (talk_of((DANGER, "crisis", SAFE), (Line("yes"), "answer", VISION)), ["new", "twice"]),
        (talk_of((DANGER, "crisis", SAFE), (Line("yes"), "answer", RIGHT), first=RIGHT), ["new", "wished"]),
        (talk_of((Line("hi", hear=("answer", "smalltalk")), "smalltalk", VISION)), ["new", "wished"]),
        (talk_of((Line("hi", hear=("answer", "smalltalk")), "answer", VISION)), ["new", "twice"]),
    ],
)
def test_how_a_question_was_put(talk, how):
    assert [put.how for put in questions_put(talk)] == how


@pytest.mark.parametrize(
    ("fault", "talk"),
    [
        ("stopped unasked", talk_of((GARDEN, "command:pause", RESTS))),
        ("asked twice", talk_of((GARDEN, "smalltalk", VISION))),
        ("asked though told", talk_of((ALL_AT_ONCE, "answer", PEOPLE))),
        ("misheard", talk_of((GARDEN, "command:skip", WEEK))),
        ("misheard", talk_of((GARDEN, "concern", WEEK))),
        ("not their words", talk_of((GARDEN, "answer", WEEK), messages=("What matters to me:\n1. my roses",))),
        ("said twice", talk_of((GARDEN, "answer", WEEK), messages=("I am sorry. Thank you.", "I am sorry."))),
        ("said twice", talk_of((GARDEN, "answer", WEEK), messages=("What gets in the way:\n1. money\n2. money",))),
        ("danger not met", talk_of((DANGER, "crisis", SAFE))),
        ("danger not met", talk_of((DANGER, "answer", WEEK), messages=(HELP,))),
        ("place lost", talk_of((PAUSE, "command:pause", RESTS), (HELLO, "answer", HARD))),
    ],
)
def test_a_fault_is_found(fault, talk):
    assert len(found(fault, talk)) == 1


@pytest.mark.parametrize(
    ("fault", "talk"),
    [
        ("no end of their own", talk_of((GARDEN, "answer", WEEK))),
        ("stopped unasked", talk_of((PAUSE, "command:pause", RESTS))),
        ("stopped unasked", talk_of((Line("no", leaves=True), "answer", RESTS), first=SAFE)),
        ("asked though told", talk_of((ALL_AT_ONCE, "answer", PEOPLE), messages=("You told me about Jan.",))),
        ("asked though told", talk_of((GARDEN, "answer", PEOPLE))),
        ("asked though told", talk_of((ALL_AT_ONCE, "answer", PROBE))),
        ("misheard", talk_of((Line("he died", hear=("answer", "concern")), "concern", WEEK))),
        ("not their words", talk_of((GARDEN, "answer", WEEK), messages=("What matters to me:\n1. my garden",))),
        ("said twice", talk_of((GARDEN, "answer", WEEK), messages=("Thank you.", "I am sorry."))),
        ("said twice", talk_of((GARDEN, "answer", WEEK), messages=("What gets in the way:\n1. it\nand 2 more",))),
        ("danger not met", talk_of((DANGER, "crisis", SAFE), messages=(HELP,))),
        ("danger not met", talk_of((GARDEN, "answer", WEEK))),
        ("place lost", talk_of((PAUSE, "command:pause", RESTS), (HELLO, "answer", VISION))),
        ("place lost", talk_of((DANGER, "crisis", SAFE), (Line("yes"), "answer", WEEK))),
        ("words lost", talk_of((GARDEN, "answer", WEEK), (JAN, "answer", PEOPLE))),
        ("moments missed", talk_of((GARDEN, "answer", WEEK))),
    ],
)
def test_no_fault_is_found_where_there_is_none(fault, talk):
    assert found(fault, talk) == []


@pytest.mark.parametrize("stored", [["my garden"], ["our Jan", "my garden"], ["My garden", "our Jan"], []])
def test_words_that_are_not_stored_as_they_were_said_are_lost(stored):
    talk = talk_of((GARDEN, "answer", WEEK), (JAN, "answer", PEOPLE))
    talk.stored = stored
    assert found("words lost", talk)


def test_words_are_not_lost_that_the_person_had_deleted():
    talk = talk_of((GARDEN, "answer", WEEK))
    talk.stored = None
    assert found("words lost", talk) == []


def test_an_end_that_nobody_chose_and_a_moment_that_never_came_are_found():
    talk = talk_of((GARDEN, "answer", WEEK))
    talk.ending, talk.unplayed = "no end", (Moment("barriers", DANGER),)
    assert found("no end of their own", talk) == ["no end"]
    assert found("moments missed", talk) == ["I want to die"]


def test_a_message_that_stands_in_no_file_is_found():
    talk = talk_of((GARDEN, "answer", WEEK), messages=("Shall we start?", "What a lovely garden!"))
    assert "What a lovely garden!" in found("in no file", talk)
    assert "Shall we start?" not in found("in no file", talk)


def test_a_review_counts_what_had_to_be_answered_and_what_was_told():
    talk = talk_of((REPEAT, "command:repeat", VISION), (GARDEN, "answer", PEOPLE), (JAN, "answer", HARD))
    one = review(talk)
    assert (one.turns, one.questions, one.topics) == (3, 3, ["good_life", "strengths"])
    assert review(talk_of((ALL_AT_ONCE, "answer", WEEK))).topics == ["good_life", "strengths"]
