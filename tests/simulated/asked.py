"""Which questions of the interview were put in a conversation: for the first time, again on a wish, or twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tests.simulated.people import ANSWER, CONCERN, CRISIS
from tests.simulated.questions import Question
from tests.simulated.talk import Exchange, Talk

STAYS_CLOSED = ("command:skip", "command:stop")


@dataclass(frozen=True)
class Put:
    """A question of the interview, as it was put; `after` is what was said before it, None at the start."""

    question: Question
    how: Literal["new", "wished", "twice"]
    after: Exchange | None


def questions_put(talk: Talk) -> Iterator[Put]:
    """Yield the questions in order.

    A question is the same as another when its id or its words are; at the play back only when its words are, since one
    id asks there which line is meant, and whether there is more. It may be put again, once, when the person had not
    meant to answer it, went back, or came back from days away.
    """
    put = _names(talk.first)
    open_again: set[str] = set()
    if put:
        yield Put(talk.first, "new", None)
    for one in talk.exchanges:
        if _keeps_open(one):
            open_again |= put if "command:back" in one.line.hear else _names(one.to)
        names = _names(one.then)
        if not names:
            continue
        yield Put(one.then, _how(names, put, open_again), one)
        open_again -= names
        put |= names


def _names(question: Question) -> set[str]:
    if not question.of_the_interview:
        return set()
    words = question.words.lower()
    return {words} if question.topic == "play_back" else {str(question.asked), words}


def _how(names: set[str], put: set[str], open_again: set[str]) -> Literal["new", "wished", "twice"]:
    if not names & put:
        return "new"
    return "wished" if names & open_again else "twice"


def _keeps_open(one: Exchange) -> bool:
    """Return whether the person had not meant to answer, by their line or by a way in which it may be heard."""
    if one.line.away or one.line.leaves:
        return True
    if one.heard == CRISIS and one.to.is_about_life:
        return False
    if one.heard in one.line.hear and one.heard not in (ANSWER, CONCERN):
        return one.heard not in STAYS_CLOSED
    return not one.line.is_answer and not set(one.line.hear) & set(STAYS_CLOSED)
