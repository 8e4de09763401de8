"""What is asked next and what was asked before, without a model."""

from typing import Any, List

import pytest

from components.interview import PROBES, Interview
from components.pace import load_pace
from tests.questions import QUESTIONS

ORDER = [*PROBES, *QUESTIONS]


def after(*trail: str, channel: str = "web", **slots: Any) -> Interview:
    """An interview in which all of the trail has been answered."""
    answered = {name: "words" for name in trail if name in QUESTIONS}
    closed = dict.fromkeys(PROBES, "(none)")
    return Interview(ORDER, {**closed, **answered, **slots, "trail": " ".join(trail), "channel": channel})


def ask_everything(interview: Interview, probes: List[str]) -> List[str]:
    """Answer each question, with the next of these probes after each that may be probed."""
    interview.ask_next()
    while interview.open:
        slot, question = interview.open, interview.asked_last
        interview.answered(slot, "words")
        full = len(interview.probes_here) >= load_pace().probes_a_topic
        topic = question.rsplit("_", 1)[0]
        mine = [probe for probe in probes if probe.startswith(topic.split("_")[0])]
        if mine and question in load_pace().probed and interview.room > 0 and not full:
            probes.remove(mine[0])
            interview.ask_probe(mine[0])
        else:
            interview.ask_next()
    return interview.trail


def test_without_probes_every_question_is_asked_in_order() -> None:
    assert ask_everything(after(), []) == QUESTIONS


def test_by_text_message_only_some_are() -> None:
    asked = ask_everything(after(channel="sms"), [])
    assert asked == [question for question in QUESTIONS if question not in load_pace().not_by_text]
    assert len(asked) <= 9


@pytest.mark.parametrize(
    "words",
    [
        "Someone I care for",
        "them",
        "My mum, I look after her",
        "our little boy",
        "I care for my dad",
        "somebody else",
        "My grandson",
        "mum",
        "her",
    ],
)
def test_whoever_names_someone_speaks_for_another(words: str) -> None:
    assert after("welcome_whose_life", welcome_whose_life=words).is_about_another


@pytest.mark.parametrize(
    "words",
    [
        "My own life",
        "me",
        "mine, and my kids'",
        "My own, and my mum's",
        "for me and my wife",
        "I just care",
        "life",
        "my life with my husband",
        "not someone else",
        "",
    ],
)
def test_whoever_names_themselves_does_not(words: str) -> None:
    assert not after("welcome_whose_life", welcome_whose_life=words).is_about_another


TALKS_OF_EVERYTHING = [f"{topic}_{n}" for topic in ("good_life", "strengths", "barriers", "working") for n in range(4)]


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_with_every_probe_there_is_it_stays_within_what_it_may_ask(channel: str) -> None:
    asked = ask_everything(after(channel=channel), list(TALKS_OF_EVERYTHING))
    assert len(asked) == load_pace().most[channel]
    assert asked[-2:] == ["play_back_right", "play_back_missing"]
    always = set(QUESTIONS) - load_pace().if_there_is_room
    assert always - (load_pace().not_by_text if channel == "sms" else set()) <= set(asked)


def test_a_topic_has_two_probes_at_most_and_the_second_keeps_the_answer_to_the_first() -> None:
    interview = after("welcome_ready", "strengths_good_at")
    interview.ask_probe("strengths_one")
    interview.answered("probe", "engines")
    interview.ask_probe("strengths_two")
    assert interview.open == "second_probe"
    assert interview.probes_here == ["strengths_one", "strengths_two"]


def test_two_probes_take_the_place_of_the_second_question_of_their_topic() -> None:
    told = dict.fromkeys(QUESTIONS[:3], "words")
    interview = after("strengths_good_at", "strengths_one", "strengths_two", **told)
    assert interview.ask_next() == "barriers_hardest"
    assert interview.changes["strengths_people"] == "(left out)"


def test_what_is_left_counts_the_open_question() -> None:
    asked = [question for question in QUESTIONS if not question.startswith(("working", "play_back"))]
    interview = after(*asked)
    counts = []
    while interview.ask_next() != "play_back_right":
        counts.append(interview.left)
        interview.answered(interview.open, "words")
    assert counts == [3, 2, 1]


def test_where_there_is_no_room_what_is_left_leaves_it_out() -> None:
    asked = [question for question in QUESTIONS if not question.startswith(("working", "play_back"))]
    interview = after(*(f"-x{n}" for n in range(14 - len(asked) - 4)), *asked)
    interview.ask_next()
    assert (interview.open, interview.room, interview.left) == ("working_together_first_step", 0, 2)


# Going back


def test_back_from_a_question_is_to_the_question_before() -> None:
    interview = after("welcome_ready", "welcome_whose_life", "good_life_vision", good_life_vision=None)
    interview.go_back()
    assert interview.changes == {"welcome_whose_life": None, "trail": "welcome_ready welcome_whose_life"}


def test_back_from_a_question_is_to_the_probe_before_it() -> None:
    interview = after("good_life_vision", "good_life_one", "strengths_good_at", strengths_good_at=None, **WELCOMED)
    interview.go_back()
    assert interview.changes == {"probe": None, "trail": "good_life_vision good_life_one"}


def test_back_from_a_probe_is_to_its_question_and_the_probe_is_not_asked_again() -> None:
    interview = after("good_life_vision", "good_life_one", probe=None, **WELCOMED)
    interview.go_back()
    assert interview.open == "good_life_vision"
    assert interview.trail == ["-good_life_one", "good_life_vision"]
    assert interview.probes_used == ["good_life_one"]
    assert interview.probes_here == []


def test_back_from_a_second_probe_is_to_the_question_too() -> None:
    interview = after("good_life_vision", "good_life_one", "good_life_two", second_probe=None, **WELCOMED)
    interview.go_back()
    assert (interview.open, interview.changes["second_probe"]) == ("good_life_vision", "(left out)")


def test_back_passes_over_what_was_told_already() -> None:
    told = {"strengths_people": "(told already)", "barriers_hardest": None}
    interview = after("strengths_good_at", "barriers_hardest", good_life_vision="words", **WELCOMED, **told)
    interview.go_back()
    assert interview.open == "strengths_good_at"


@pytest.mark.parametrize("trail", [[], ["welcome_ready"], ["-good_life_one", "welcome_ready"]])
def test_at_the_first_question_nothing_changes(trail: List[str]) -> None:
    interview = after(*trail, welcome_ready=None)
    interview.go_back()
    assert interview.changes == {}


WELCOMED = {"welcome_ready": "yes", "welcome_whose_life": "me"}
