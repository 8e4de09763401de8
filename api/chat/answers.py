"""What goes between the chat service and whoever carries the words: what was said, and the answer to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from api.chat.bot import State
from api.chat.replies import DELETED, WAITING
from api.database.tables import Conversation, Turn, new_id


@dataclass(frozen=True)
class Said:
    """Words of the citizen, and the id under which they are sent."""

    text: str
    client_message_id: str


@dataclass(frozen=True)
class Message:
    """One message of the bot, as it is given to the citizen."""

    id: str
    text: str
    buttons: Sequence[dict[str, str]] | None

    @classmethod
    def of(cls, turn: Turn) -> Self:
        """Return a stored turn of the bot as it is given."""
        return cls(turn.id, turn.text, turn.buttons)

    @classmethod
    def waiting(cls, about: str, channel: str) -> Self:
        """Return what is said while the bot does not answer; `about` is the id of what waits."""
        return cls(f"{about}-waiting", WAITING[channel], None)


@dataclass(frozen=True)
class Answer:
    """How words were heard, what is said to them, and where the conversation is now.

    `given`: whether the bot has answered; when it has not, the messages say so.
    """

    heard_as: str
    concern: bool
    messages: Sequence[Message]
    state: State
    given: bool = True

    @classmethod
    def to(cls, turns: Sequence[Turn], messages: Sequence[Message], state: State, *, given: bool = True) -> Self:
        """Return the answer to turns that were said together."""
        return cls(heard_as(turns), any(turn.concern for turn in turns), messages, state, given)


@dataclass(frozen=True)
class Opened:
    """A conversation that has just been opened, and its only key."""

    id: str
    token: str
    messages: Sequence[Message]
    state: State


def state_of(conversation: Conversation) -> State:
    """Return where a conversation is."""
    return State(conversation.topic, conversation.asked, conversation.ended)


def heard_as(turns: Sequence[Turn]) -> str:
    """Return how turns said together were heard: as danger where one was, else as the last."""
    return "crisis" if any(turn.heard_as == "crisis" for turn in turns) else turns[-1].heard_as or "answer"


def all_deleted() -> Answer:
    """Return the answer to someone whose every word has just been deleted."""
    return Answer("answer", False, [Message(new_id(), DELETED, None)], State("stopped", None, ended=True))
