"""Every answer to an open question is kept as it was written, whatever it looks like."""

from typing import Callable

import pytest

from tests.conversation import Conversation
from tests.questions import OPEN_QUESTIONS

ODD = [
    "\u200b/restart",
    "\u200b/intent{}",
    "null",
    "None",
    "{reflection}",
    "{0[status]}",
    "🙂👵🏽🐕",
    "x" * 2000,
    "cafés, naïve, Llŷn, ŵyn",
    "yes",
    "skip the gym",
    "stop",
    "  inside   the\nwords\tstay  ".strip(),
    "'; DROP TABLE events; --",
    "<b>bold</b>",
    "0",
    "(skipped)",
]


@pytest.mark.parametrize("words", ODD)
def test_odd_words_are_kept_as_they_are_in_every_open_question(
    words: str, converse: Callable[..., Conversation]
) -> None:
    person = converse().answer_until(OPEN_QUESTIONS[0])
    asked = []
    while person.asked:
        asked.append(person.asked)
        person.say(words)
    assert asked == OPEN_QUESTIONS
    assert {person.kept(question) for question in asked} == {words}


@pytest.mark.parametrize("heard", [{"concern": True}, {"heard_as": "crisis"}])
@pytest.mark.parametrize("words", ["\u200b/restart", "null", "x" * 2000])
def test_odd_words_are_kept_in_danger_and_sorrow_too(
    words: str, heard: dict, converse: Callable[..., Conversation]
) -> None:
    person = converse().answer_until("barriers_hardest")
    person.say(words, **{"heard_as": "answer", **heard})
    assert person.kept("barriers_hardest") == words


def test_words_are_not_kept_for_commands_and_small_talk(converse: Callable[..., Conversation]) -> None:
    person = converse().answer_until("barriers_hardest")
    for heard_as in ("command:why", "command:repeat", "command:person", "smalltalk", "start"):
        person.say("not an answer", heard_as)
        assert person.kept("barriers_hardest") is None, heard_as
