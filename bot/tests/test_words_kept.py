"""Every answer to an open question is kept as it was written, whatever it looks like."""

from typing import Any, Callable, Dict, Optional

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


@pytest.mark.parametrize("heard", [{"concern": True}, {"loss": True}, {"asks": "privacy"}])
@pytest.mark.parametrize("words", ["\u200b/restart", "null", "x" * 2000])
def test_odd_words_are_kept_in_sorrow_and_beside_a_question_too(
    words: str, heard: dict, converse: Callable[..., Conversation]
) -> None:
    person = converse().answer_until("barriers_hardest")
    person.say(words, **{"heard_as": "answer", **heard})
    assert person.kept("barriers_hardest") == words


@pytest.mark.parametrize("heard_as", ["command:why", "command:repeat", "command:person", "smalltalk", "start"])
@pytest.mark.parametrize("asks", [None, "length"])
def test_words_are_not_kept_for_commands_and_small_talk(
    heard_as: str, asks: Optional[str], converse: Callable[..., Conversation]
) -> None:
    person = converse().answer_until("barriers_hardest")
    person.say("not an answer", heard_as, asks=asks)
    assert person.kept("barriers_hardest") is None


@pytest.mark.parametrize(
    "heard",
    [{"concern": True}, {"loss": True}, {"asks": "privacy"}, {"heard_as": "crisis"}, {"heard_as": "smalltalk"}],
)
def test_only_an_answer_starts_the_talk(heard: Dict[str, Any], converse: Callable[..., Conversation]) -> None:
    person = converse()
    person.start()
    person.say("I'm scared of doing this", **{"heard_as": "answer", **heard})
    assert person.kept("welcome_ready") is None
