"""In `rasa shell` nothing comes with a message: Rasa's own classifier hears it, and the bot can still be tried."""

from typing import Callable

import pytest

from tests.conversation import Conversation

Converse = Callable[..., Conversation]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("please stop now", None),
        ("can we carry on tomorrow", None),
        ("go back please", "good_life_vision"),
        ("skip this one please", "strengths_good_at"),
        ("what do you mean by that", "good_life_matters"),
        ("why do you want to know", "good_life_matters"),
        ("delete everything please", "deletion_confirm"),
        ("I want to die", "crisis_safe_now"),
        ("pausing for breath on the hill", "strengths_good_at"),
        ("I need help with the shopping and the bins", "strengths_good_at"),
        ("go back to work part time", "strengths_good_at"),
        ("seeing my grandson play football", "strengths_good_at"),
    ],
)
def test_commands_and_answers_are_told_apart(words: str, asked: str, converse: Converse) -> None:
    person = converse().answer_until("good_life_matters")
    person.send(words, None)
    assert person.asked == asked


def test_a_whole_conversation_can_be_held(person: Conversation) -> None:
    for words in ("start", "yes", "my own life", *["seeing my grandchildren on a Saturday"] * 10, "yes"):
        person.send(words, None)
    assert person.status == "finished"
