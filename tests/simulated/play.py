"""Plays one simulated citizen against the real service."""

import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import httpx

from api.chat.replies import WAITING
from tests.integration.citizen import Citizen
from tests.simulated.days import Days
from tests.simulated.mind import Mind
from tests.simulated.people import ANSWER, CONCERN, Line, Person
from tests.simulated.questions import RESTING, Question, question_in
from tests.simulated.talk import DELETED, FINISHED, Exchange, Talk

MOST_TURNS = 60
TRIES = 5
SECONDS_BETWEEN_TRIES = 2


def play(person: Person, url: str, days: Days) -> Talk:
    """Let a person talk until they or the bot are done, for MOST_TURNS messages at most."""
    citizen = Citizen(url, person.channel, person.language)
    talk = Talk(person, _texts(citizen.opening), question_in(citizen.opening))
    mind = Mind(person)
    try:
        while not talk.ending and (line := _next_line(talk, mind)):
            talk.exchanges.append(_exchange(citizen, talk.now, line))
            if line.away:
                days.pass_by(citizen.id, line.away)
                citizen.change_device()
            if len(talk.exchanges) == MOST_TURNS:
                talk.ending = "no end"
        talk.ending = talk.ending or (talk.now.topic if talk.now.topic in RESTING else "not let go")
        _read_back(talk, citizen)
    except (AssertionError, TimeoutError, httpx.HTTPError) as error:
        talk.ending = f"failed: {error}"
    talk.shrugs, talk.unplayed = mind.shrugs, tuple(mind.moments)
    return talk


def _next_line(talk: Talk, mind: Mind) -> Line | None:
    """Return what the person says next, or None when they are done."""
    now, last = talk.now, talk.last_line
    if now.topic == FINISHED:
        return mind.adds()
    if last and last.leaves:
        return None if now.topic in RESTING else mind.insists()
    if last and last.away:
        return mind.comes_back(now)
    return mind.goes_on() if now.topic in RESTING else mind.replies(now)


def _exchange(citizen: Citizen, question: Question, line: Line) -> Exchange:
    pressed = question.buttons[line.press - 1] if 0 < line.press <= len(question.buttons) else str(line.press)
    sent = line.say or pressed
    begun = time.perf_counter()
    answer = _say(citizen, sent)
    seconds = time.perf_counter() - begun
    heard = CONCERN if answer["heard_as"] == ANSWER and answer["concern"] else answer["heard_as"]
    return Exchange(question, line, sent, heard, _texts(answer), question_in(answer), seconds)


def _say(citizen: Citizen, text: str) -> dict[str, Any]:
    """Say something, and the same again under the same id while no answer comes; raises TimeoutError."""
    say = citizen.say
    for _ in range(TRIES):
        with suppress(httpx.TimeoutException):
            answer = say(text)
            if WAITING not in _texts(answer):
                return answer
        time.sleep(SECONDS_BETWEEN_TRIES)
        say = citizen.say_again
    raise TimeoutError(f"no answer to {text!r}")


def _read_back(talk: Talk, citizen: Citizen) -> None:
    """Read what the api has kept of the person's words."""
    transcript = citizen.call("GET")
    if transcript.status_code == httpx.codes.NOT_FOUND:
        talk.ending = DELETED
    else:
        talk.stored = [turn["text"] for turn in transcript.json()["turns"] if turn["from"] == "citizen"]


def _texts(answer: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(message["text"] for message in answer["messages"])
