"""The person puts right what was played back, in plain messages."""

from typing import Any, Callable, Dict, Optional

import pytest

from tests.conversation import Conversation

Converse = Callable[..., Conversation]


def did(what: str, words: Optional[str] = None) -> Dict[str, Any]:
    return {"correction": {"did": what, "words": words, "among": [], "wish": None}}


@pytest.fixture
def played_back(person: Conversation) -> Conversation:
    return person.answer_until("play_back_right")


def test_a_line_put_right_is_thanked_for_and_done(played_back: Conversation) -> None:
    played_back.say("no, the garden is my wife's", **did("changed", "The garden is your wife's"))
    assert played_back.texts == [
        "The garden is your wife's. I've changed that.",
        "Is there more to change or to add?",
    ]
    assert played_back.kept("play_back_right") == "no, the garden is my wife's"
    played_back.no()
    assert played_back.status == "finished"


@pytest.mark.parametrize(
    ("what", "words", "said"),
    [
        ("changed", None, "Thank you. I've changed that."),
        ("changed", "{}", "Thank you. I've changed that."),
        ("removed", "money is tight", 'Thank you. I\'ve taken out "money is tight".'),
        ("removed", None, "Thank you. I've taken that out."),
        ("several", None, "Thank you. I've done all of that."),
        ("kept", None, "All right, it stays as it is."),
        ("lost", None, "I can't tell which line you mean. You can say its number."),
    ],
)
def test_what_was_done_is_said_and_more_may_follow(
    what: str, words: Optional[str], said: str, played_back: Conversation
) -> None:
    played_back.say("take it out", **did(what, words))
    assert played_back.texts == [said, "Is there more to change or to add?"]
    played_back.say("and that too", **did("removed"))
    assert played_back.texts[-1] == "Is there more to change or to add?"
    played_back.say("and I love the sea")
    assert (played_back.kept("play_back_missing"), played_back.status) == ("and I love the sea", "finished")


def test_where_it_is_not_clear_which_line_the_lines_are_shown_and_one_thing_is_asked(played_back: Conversation) -> None:
    played_back.say("I didn't say that", **did("which"))
    assert played_back.shown == [{"show": "lines"}]
    assert played_back.texts == ["Which line do you mean? You can write its number."]
    played_back.command("repeat")
    assert played_back.texts[-1] == "Which line do you mean? You can write its number."
    played_back.say("2", **did("removed", "money is tight"))
    assert played_back.asked == "play_back_missing"


@pytest.mark.parametrize(
    ("words", "first"), [("my brother", 'You mean "my brother".'), (None, "Thank you for telling me")]
)
def test_what_a_wrong_line_shall_say_is_asked(words: Optional[str], first: str, played_back: Conversation) -> None:
    played_back.say("that's wrong about my brother", **did("what", words))
    assert played_back.texts[0].startswith(first)
    assert played_back.texts[1] == "What should it say? Or I can take it out."


@pytest.mark.parametrize(("what", "asks"), [("which", True), ("what", True), ("removed", False), ("changed", False)])
def test_after_the_finish_lines_can_be_put_right_too(what: str, asks: bool, person: Conversation) -> None:
    person.answer_until("play_back_right").yes()
    person.say("take out the bit about the bus", **did(what))
    assert ("?" in person.texts[-1]) == asks
    assert (person.status, person.asked) == ("finished", None)


def test_in_the_middle_of_the_talk_a_line_is_put_right_and_the_question_asked_again(person: Conversation) -> None:
    person.answer_until("barriers_hardest")
    person.command("summary")
    person.say("take out number two", **did("removed", "my job"))
    assert person.texts[0] == 'Thank you. I\'ve taken out "my job".'
    assert person.asked == "barriers_hardest"
    assert person.kept("barriers_hardest") is None
    person.say("my knees")
    assert person.kept("barriers_hardest") == "my knees"


def test_a_plain_no_is_asked_what_is_wrong_or_missing(played_back: Conversation) -> None:
    played_back.no()
    assert played_back.texts == [
        "Thank you. You can name a line by its number.",
        "What did I get wrong, or leave out?",
    ]


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    ("text", "heard", "kept"),
    [
        ("you left out how angry I am", {}, True),
        ("no", {"says": "no"}, False),
        ("nothing", {"vague": True}, False),
        ("No, that's all", {}, False),
        ("nothing to change", {}, False),
        ("skip", {"heard_as": "command:skip"}, False),
        ("my mum died", {"loss": True}, False),
    ],
)
def test_what_they_say_was_left_out_is_acknowledged_before_the_farewell(
    channel: str, text: str, heard: dict, kept: bool, converse: Converse
) -> None:
    person = converse(channel=channel).answer_until("play_back_right")
    person.no()
    person.say(text, **{"heard_as": "answer", **heard})
    assert ("Thank you for saying so. I have kept that too." in person.texts) is kept
    assert person.texts.count("Thank you for telling me about your life. That was my last question.") == 1
    assert person.status == "finished"
