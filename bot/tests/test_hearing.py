"""Metadata into intent and entities, without a model."""

from typing import Any, Dict

import pytest
from rasa.shared.core.constants import DEFAULT_INTENTS, REQUESTED_SLOT
from rasa.shared.core.events import ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from components.hearing import Hearing, intent_of
from tests.questions import QUESTIONS, domain

KNOWN = set(domain().intents) - set(DEFAULT_INTENTS)
OPEN = QUESTIONS[3]
ANSWERED = [
    *(SlotSet(question, "told") for question in QUESTIONS[:3]),
    SlotSet("trail", " ".join(QUESTIONS[:4])),
]


def hear(metadata: Any, *events: Any, text: str = "my knees") -> Message:
    message = Message(
        data={"text": text, "metadata": metadata, "intent": {"name": "stop", "confidence": 0.99}},
    )
    tracker = DialogueStateTracker.from_events("her", [*ANSWERED, *events], domain().slots)
    Hearing().process([message], tracker, domain())
    return message


def entities(message: Message) -> Dict[str, Any]:
    return {entity["entity"]: entity["value"] for entity in message.get("entities")}


@pytest.mark.parametrize(
    ("heard", "intent"),
    [
        ({"heard_as": "start"}, "start"),
        ({"heard_as": "answer"}, "answer"),
        ({"heard_as": "answer", "says": None}, "answer"),
        ({"heard_as": "answer", "says": "yes"}, "affirm"),
        ({"heard_as": "answer", "says": "no"}, "deny"),
        ({"heard_as": "answer", "says": "maybe"}, "answer"),
        ({"heard_as": "answer", "concern": True}, "concern"),
        ({"heard_as": "answer", "concern": True, "says": "yes"}, "affirm"),
        ({"heard_as": "answer", "loss": True}, "met_first"),
        ({"heard_as": "answer", "loss": True, "concern": True}, "concern"),
        ({"heard_as": "answer", "meets": "anger"}, "met_first"),
        ({"heard_as": "answer", "meets": "pain", "says": "no"}, "deny"),
        ({"heard_as": "answer", "meets": None}, "answer"),
        ({"heard_as": "answer", "loss": True, "says": "no"}, "deny"),
        ({"heard_as": "answer", "loss": True, "asks": "privacy"}, "met_first"),
        ({"heard_as": "smalltalk", "loss": True}, "smalltalk"),
        ({"heard_as": "answer", "asks": "privacy"}, "ask"),
        ({"heard_as": "smalltalk", "asks": "length"}, "ask"),
        ({"heard_as": "command:why", "asks": "privacy"}, "ask"),
        ({"heard_as": "command:why", "asks": None}, "why"),
        ({"heard_as": "command:stop", "asks": "privacy"}, "stop"),
        ({"heard_as": "crisis", "asks": "privacy"}, "crisis"),
        ({"heard_as": "answer", "correction": {"did": "kept"}, "says": "no"}, "correct"),
        ({"heard_as": "answer", "correction": None}, "answer"),
        ({"heard_as": "crisis", "correction": {"did": "kept"}}, "crisis"),
        ({"heard_as": "smalltalk", "concern": True}, "smalltalk"),
        ({"heard_as": "smalltalk", "says": "yes"}, "smalltalk"),
        ({"heard_as": "crisis", "says": "no", "concern": True}, "crisis"),
        ({"heard_as": "command:stop"}, "stop"),
        ({"heard_as": "command:back"}, "go_back"),
        ({"heard_as": "command:delete"}, "delete"),
        ({"heard_as": "command:dance"}, "answer"),
        ({"heard_as": "something new"}, "answer"),
        ({"heard_as": None}, "answer"),
        ({"heard_as": "restart"}, "answer"),
        ({"heard_as": "command:restart"}, "answer"),
    ],
)
def test_how_it_was_heard_is_the_intent_and_in_doubt_it_is_an_answer(heard: Dict[str, Any], intent: str) -> None:
    assert intent_of(heard, KNOWN) == intent


def test_what_the_api_heard_wins_over_rasas_own_classifier() -> None:
    message = hear({"heard_as": "answer"})
    assert message.get("intent") == {"name": "answer", "confidence": 1.0}


WELCOME = (ActiveLoop("interview"), SlotSet(REQUESTED_SLOT, "welcome_ready"))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("No I'm alright thanks", "deny"),
        ("I don't really want to", "deny"),
        ("i dont want to", "deny"),
        ("not really in the mood", "deny"),
        ("I'd rather not", "deny"),
        ("no problem, let's go", "answer"),
        ("I don't mind", "answer"),
        ("not sure what it is but ok", "answer"),
        ("my knees", "answer"),
        ("nothing to lose", "answer"),
    ],
)
def test_an_answer_that_opens_with_a_no_is_no_yes_to_starting(text: str, intent: str) -> None:
    assert hear({"heard_as": "answer"}, *WELCOME, text=text).get("intent")["name"] == intent
    assert hear({"heard_as": "answer"}, ActiveLoop("interview"), text=text).get("intent")["name"] == "answer"


@pytest.mark.parametrize(("text", "intent"), [("help", "person"), ("what do you mean", "skip")])
def test_who_asks_for_help_twice_is_shown_people_and_not_passed_over(text: str, intent: str) -> None:
    explained = UserUttered("help", {"name": "explain"})
    assert (
        hear({"heard_as": "command:explain"}, ActiveLoop("interview"), explained, text=text).get("intent")["name"]
        == intent
    )


@pytest.mark.parametrize("metadata", [None, {}, {"turn_id": "1"}, ["heard_as"], "heard_as"])
def test_without_metadata_rasas_own_classifier_is_left_alone(metadata: Any) -> None:
    message = hear(metadata)
    assert message.get("intent") == {"name": "stop", "confidence": 0.99}
    assert entities(message) == {"nothing": None}


def test_only_what_changed_is_set() -> None:
    stopped = SlotSet("status", "stopped")
    heard = {"heard_as": "answer", "channel": "web", "language": "en"}
    assert entities(hear(heard, stopped)) == {"nothing": None}
    assert entities(hear({**heard, "channel": "sms"}, stopped)) == {"nothing": None, "channel": "sms"}


def test_what_was_said_before_a_question_is_cleared_when_something_else_happens() -> None:
    heard = entities(hear({"heard_as": "crisis"}, SlotSet("lead", "The girls. "), ActiveLoop("interview")))
    assert heard["lead"] == ""


def test_only_questions_not_asked_yet_are_told_already() -> None:
    covered = {"heard_as": "answer", "covered": ["strengths_people", QUESTIONS[0], "no_such"]}
    heard = entities(hear(covered, ActiveLoop("interview")))
    assert [slot for slot, value in heard.items() if value == "(told already)"] == ["strengths_people"]


@pytest.mark.parametrize(("loop", "intent"), [("crisis", "ask"), ("deletion", "why")])
def test_a_plain_question_who_sees_this_is_answered_in_danger(loop: str, intent: str) -> None:
    assert intent_of({"heard_as": "command:why", "asks": "privacy"}, KNOWN, loop) == intent


@pytest.mark.parametrize("loop", ["crisis", "deletion"])
def test_nothing_else_leads_away_from_asking_about_danger_or_deletion(loop: str) -> None:
    assert intent_of({"heard_as": "answer", "asks": "privacy"}, KNOWN, loop) == "answer"
    assert intent_of({"heard_as": "smalltalk", "asks": "length"}, KNOWN, loop) == "smalltalk"
    assert intent_of({"heard_as": "answer", "correction": {"did": "kept"}}, KNOWN, loop) == "answer"


@pytest.mark.parametrize("more", [{"concern": True}, {"loss": True}, {"asks": "privacy"}])
def test_an_answer_that_is_met_first_goes_to_the_open_question(more: Dict[str, Any]) -> None:
    assert entities(hear({"heard_as": "answer", **more}, ActiveLoop("interview")))[OPEN] == "my knees"


@pytest.mark.parametrize(
    "heard", [{"heard_as": "answer"}, {"heard_as": "answer", "concern": True}, {"heard_as": "answer", "loss": True}]
)
def test_an_answer_during_a_pause_goes_to_the_open_question(heard: Dict[str, Any]) -> None:
    assert entities(hear(heard, SlotSet("status", "paused")))[OPEN] == "my knees"


@pytest.mark.parametrize(
    ("heard", "events"),
    [
        ({"heard_as": "answer", "says": "yes"}, [SlotSet("status", "paused")]),
        ({"heard_as": "smalltalk"}, [SlotSet("status", "paused")]),
        ({"heard_as": "answer", "depth": "short"}, [SlotSet("status", "paused")]),
        ({"heard_as": "smalltalk", "asks": "length"}, [SlotSet("status", "paused")]),
        ({"heard_as": "command:why", "asks": "privacy"}, [ActiveLoop("interview")]),
        ({"heard_as": "crisis"}, [SlotSet("status", "paused")]),
        ({"heard_as": "crisis"}, [SlotSet("status", "stopped")]),
        ({"heard_as": "answer"}, [ActiveLoop("interview")]),
        ({"heard_as": "answer"}, [SlotSet("status", "stopped")]),
        ({"heard_as": "answer"}, [SlotSet("status", "talking")]),
        ({"heard_as": "answer"}, [SlotSet("status", "paused"), ActiveLoop("crisis")]),
    ],
)
def test_nothing_else_is_taken_for_an_answer_to_it(heard: Dict[str, Any], events: Any) -> None:
    assert OPEN not in entities(hear(heard, *events))


def said(intent: str) -> UserUttered:
    return UserUttered("what is that", intent={"name": intent, "confidence": 1.0})


@pytest.mark.parametrize(
    ("loop", "asked", "before", "intent"),
    [
        ("interview", OPEN, ["explain"], "skip"),
        ("interview", OPEN, ["repeat", "explain"], "skip"),
        ("interview", OPEN, [], "explain"),
        ("interview", OPEN, ["answer"], "explain"),
        ("interview", OPEN, ["explain", "answer"], "explain"),
        ("interview", OPEN, ["repeat"], "explain"),
        ("interview", OPEN, ["smalltalk"], "explain"),
        ("interview", "probe", ["smalltalk"], "explain"),
        ("interview", "probe", ["explain"], "skip"),
        ("interview", QUESTIONS[0], ["explain"], "explain"),
        (None, None, ["explain"], "explain"),
        ("crisis", OPEN, ["explain"], "explain"),
    ],
)
def test_a_question_is_explained_once_and_then_passed_over(loop: Any, asked: Any, before: Any, intent: str) -> None:
    events = [ActiveLoop(loop), SlotSet(REQUESTED_SLOT, asked), *map(said, before)]
    assert hear({"heard_as": "command:explain"}, *events).get("intent")["name"] == intent


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("Yes. Mind you, nobody has asked me that in years.", True),
        ("ok then, I am at the end of my rope but ok", True),
        ("Aye, go on.", True),
        ("Oh yes, though since Mum died I am not myself", True),
        ("Yeah, no, not today, my husband has just died", False),
        ("Ok I can't do this today, my mum died on Monday", False),
        ("Sure, I'd rather not, I'm in a lot of pain", False),
        ("Yes and no. I'm in bits since mum died", False),
        ("yes but another day please, I am in pieces", False),
        ("I do not know where I would begin.", False),
        ("Yesterday was bad.", False),
        ("my heart is not in it, yes", False),
    ],
)
def test_a_yes_that_something_weighs_on_is_still_a_yes_to_starting(words: str, begins: bool) -> None:
    message = Message(data={"text": words, "metadata": {"heard_as": "answer", "concern": True}})
    asked = [ActiveLoop("interview"), SlotSet(REQUESTED_SLOT, QUESTIONS[0]), SlotSet("trail", QUESTIONS[0])]
    Hearing().process([message], DialogueStateTracker.from_events("her", asked, domain().slots), domain())
    assert (entities(message).get(QUESTIONS[0]) == words) is begins
