"""Whatever is heard, wherever the conversation is: it is answered, with one question at most, and keeps its thread."""

import asyncio
import random
from typing import Any, Callable, Dict

import pytest
from rasa.shared.core.trackers import DialogueStateTracker

from tests.conversation import Conversation
from tests.questions import QUESTIONS

Heard = Dict[str, Any]
COMMANDS = ("stop", "pause", "skip", "back", "repeat", "why", "explain", "person", "summary", "delete", "language")
ASKS_AGAIN = ("repeat", "why", "explain", "person", "summary", "language")

HEARD: Dict[str, Heard] = {
    "start": {"heard_as": "start"},
    "answer": {"heard_as": "answer"},
    "short answer": {"heard_as": "answer", "depth": "short"},
    "reflected": {"heard_as": "answer", "reflection": "the girls after"},
    "vague": {"heard_as": "answer", "depth": "short", "vague": True},
    "names": {"heard_as": "answer", "names": {"person": "the girls", "help": None}, "reflection": "the girls after"},
    "told": {"heard_as": "answer", "told": {"barriers_hardest": ["my knees"], "strengths_people": []}},
    "covers others": {"heard_as": "answer", "covered": ["strengths_people", "working_together_others"]},
    "yes": {"heard_as": "answer", "says": "yes"},
    "no": {"heard_as": "answer", "says": "no"},
    "concern": {"heard_as": "answer", "concern": True},
    "loss": {"heard_as": "answer", "loss": True},
    "anger": {"heard_as": "answer", "meets": "anger"},
    "asks": {"heard_as": "smalltalk", "asks": "length"},
    "answers and asks": {"heard_as": "answer", "asks": "privacy"},
    "corrects": {"heard_as": "answer", "correction": {"did": "changed", "words": "My son pops in"}},
    "corrects, but which": {"heard_as": "answer", "correction": {"did": "which", "words": None}},
    "smalltalk": {"heard_as": "smalltalk"},
    "crisis": {"heard_as": "crisis"},
    "unknown": {"heard_as": "something new"},
    **{name: {"heard_as": f"command:{name}"} for name in COMMANDS},
}


def crisis_carry_on(person: Conversation) -> None:
    person.answer_until("strengths_people").say("I want to die", "crisis")
    person.yes()


def crisis_unsafe(person: Conversation) -> None:
    person.answer_until("strengths_people").say("I want to die", "crisis")
    person.say("I'm not sure")


def second_probe(person: Conversation) -> None:
    person.answer_until("strengths_good_at").say("nothing", vague=True)
    person.say("engines", names={"thing": "engines"})


def finished(person: Conversation) -> None:
    person.answer_until("play_back_right").yes()


PLACES: Dict[str, Callable[[Conversation], Any]] = {
    "new": lambda person: None,
    **{question: (lambda person, q=question: person.answer_until(q)) for question in QUESTIONS},
    "probe": lambda person: person.answer_until("good_life_vision").say("dunno", vague=True),
    "second_probe": second_probe,
    "crisis_safe_now": lambda person: person.answer_until("barriers_helped").say("I want to die", "crisis"),
    "crisis_carry_on": crisis_carry_on,
    "crisis_unsafe": crisis_unsafe,
    "deletion_confirm": lambda person: person.answer_until("barriers_helped").command("delete"),
    "paused": lambda person: person.answer_until("barriers_helped").command("pause"),
    "stopped": lambda person: person.answer_until("barriers_helped").command("stop"),
    "finished": finished,
}


@pytest.fixture(scope="module")
def places(converse: Callable[..., Conversation]) -> Dict[str, Conversation]:
    people = {place: converse() for place in PLACES}
    for place, go in PLACES.items():
        go(people[place])
    return people


@pytest.fixture
def at(places: Dict[str, Conversation], converse: Callable[..., Conversation]) -> Callable[[str], Conversation]:
    """Somebody who is at a place already."""

    def arrive(place: str) -> Conversation:
        there, person = places[place], converse()
        if place != "new":
            copy = DialogueStateTracker.from_events(person.sender, there.tracker.events, there.tracker.slots.values())
            asyncio.run(person.agent.tracker_store.save(copy))
        return person

    return arrive


@pytest.mark.parametrize("heard", HEARD)
@pytest.mark.parametrize("place", PLACES)
def test_every_turn_is_answered_with_one_question_at_most(
    place: str, heard: str, at: Callable[[str], Conversation]
) -> None:
    person = at(place)
    said = person.say("my own words", **HEARD[heard])
    everything = " ".join(person.texts + [show.get("text", "") for show in person.shown])
    assert said
    assert "action_default_fallback" not in {getattr(event, "action_name", None) for event in person.tracker.events}
    assert everything.count("?") <= 1
    assert not {"{", "None"} & set(everything.split())
    assert (person.loop is None) == (person.asked is None)
    if person.loop == "interview":
        trail = (person.kept("trail") or "").split()
        assert person.asked in (trail[-1], "probe", "second_probe")
        assert (person.asked == trail[-1]) == (trail[-1] in QUESTIONS)


@pytest.mark.parametrize("command", ASKS_AGAIN)
@pytest.mark.parametrize(
    "place",
    [*QUESTIONS, "probe", "second_probe", "crisis_safe_now", "crisis_carry_on", "crisis_unsafe", "deletion_confirm"],
)
def test_a_command_is_answered_and_the_same_question_asked_again(
    place: str, command: str, at: Callable[[str], Conversation]
) -> None:
    person = at(place)
    before, slots = person.asked, person.tracker.current_slot_values()
    asked_in_these_words = place_question(person)
    person.command(command)
    assert person.asked == before
    assert person.said[-1] == asked_in_these_words
    assert len(person.said) > 1
    assert person.tracker.current_slot_values() == slots


def place_question(person: Conversation) -> Dict[str, Any]:
    """The latest thing the bot said, as it went over the channel."""
    last = [event for event in person.tracker.events if event.type_name == "bot"][-1]
    message = {"text": last.text and last.text.split("\n\n")[-1], **last.data}
    return {"recipient_id": person.sender} | {
        key: message[key] for key in ("text", "buttons", "custom") if message.get(key)
    }


@pytest.mark.parametrize("place", ["paused", "stopped", "finished"])
@pytest.mark.parametrize("heard", ["why", "person", "summary", "language"])
def test_nothing_is_asked_of_someone_who_left_and_only_looks_something_up(
    place: str, heard: str, at: Callable[[str], Conversation]
) -> None:
    person = at(place)
    person.command(heard)
    assert (person.status, person.asked) == (place, None)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_heard_in_whatever_order_it_knows_what_it_asks(
    seed: int, converse: Callable[..., Conversation]
) -> None:
    chance = random.Random(seed)
    person = converse(channel=chance.choice(["web", "sms"]))
    person.start()
    for _ in range(30):
        person.say("my own words", **HEARD[chance.choice(sorted(HEARD))])
        trail = (person.kept("trail") or "").split()
        probes = [name.lstrip("-") for name in trail if name not in QUESTIONS]
        assert len(probes) == len(set(probes))
        if person.loop == "interview":
            assert (person.asked == trail[-1]) == (trail[-1] in QUESTIONS)
