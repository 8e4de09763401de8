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
        ("skip this one please", "strengths_people"),
        ("what do you mean by that", "strengths_good_at"),
        ("why do you want to know", "strengths_good_at"),
        ("delete everything please", "deletion_confirm"),
        ("I want to die", "crisis_safe_now"),
        ("pausing for breath on the hill", "strengths_people"),
        ("I need help with the shopping and the bins", "strengths_people"),
        ("go back to work part time", "strengths_people"),
        ("seeing my grandson play football", "strengths_people"),
    ],
)
def test_commands_and_answers_are_told_apart(words: str, asked: str, converse: Converse) -> None:
    person = converse().answer_until("strengths_good_at")
    person.send(words, None)
    assert person.asked == asked


def test_a_whole_conversation_can_be_held(person: Conversation) -> None:
    for words in ("start", "yes", "my own life", *["seeing my grandchildren on a Saturday"] * 10, "yes"):
        person.send(words, None)
    assert person.status == "finished"
