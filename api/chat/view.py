"""What the conversation page shows, taken from what is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from sqlalchemy.orm import Session

from api.chat.replies import WAITING
from api.chat.repository import transcript, unanswered
from api.database.tables import Conversation, Turn, new_id
from api.safety.words import help_text

PARTS = {
    "good_life": "What a good life looks like",
    "strengths": "What you have and can do",
    "barriers": "What gets in the way",
    "working_together": "How we can work together",
    "play_back": "What I heard",
}
_ELSEWHERE = {
    "welcome": "Getting started",
    "crisis": "You come first. The questions can wait.",
    "paused": "You have stopped for now. Press Carry on when you are ready.",
    "stopped": "You have stopped.",
    "finished": "That was the last question. Thank you.",
}
NOT_YET = "I can't answer right now. Please try again in a minute. You can also start to write: I keep it."
RESTING = ("paused", "stopped", "finished")


@dataclass(frozen=True)
class ChatView:
    """One conversation as it stands.

    `waiting`: what to say while the bot has still to answer; `urgent`: the numbers to ring, when what waits for an
    answer speaks of danger; `done`: what was done already of what it asks for; `message_id`: the id under which the
    next message is sent.
    """

    id: str
    topic: str
    turns: Sequence[Turn]
    choices: Sequence[dict[str, Any]]
    waiting: str | None
    urgent: str | None
    done: str
    message_id: str

    @property
    def progress(self) -> str:
        """Say in words where the conversation is."""
        if self.topic not in PARTS:
            return _ELSEWHERE[self.topic]
        return f"Part {list(PARTS).index(self.topic) + 1} of {len(PARTS)}: {PARTS[self.topic]}"

    @property
    def resting(self) -> bool:
        """Return whether no question is open."""
        return self.topic in RESTING

    @property
    def latest(self) -> int:
        """Return the position of the last turn, -1 before the first."""
        return self.turns[-1].position if self.turns else -1

    @property
    def last_of_mine(self) -> Turn | None:
        """Return the last turn of the citizen."""
        return next((turn for turn in reversed(self.turns) if turn.speaker == "citizen"), None)

    def after(self, position: int) -> list[Turn]:
        """Return the turns that a page which showed all up to `position` has not shown."""
        return [turn for turn in self.turns if turn.position > position]


def look(session: Session, conversation_id: str) -> ChatView | None:
    """Return a conversation as it stands, or None when it has been deleted."""
    conversation = session.get(Conversation, conversation_id)
    if conversation is None:
        return None
    turns = transcript(session, conversation_id)
    waiting = unanswered(session, conversation_id)
    return ChatView(
        id=conversation.id,
        topic=conversation.topic,
        turns=turns,
        choices=_choices(turns),
        waiting=WAITING["web"] if waiting else (None if turns else NOT_YET),
        urgent=_urgent(conversation, waiting),
        done="\n\n".join(pages["text"] for turn in waiting if (pages := (turn.metadata_ or {}).get("pages"))),
        message_id=new_id(),
    )


def _choices(turns: Sequence[Turn]) -> Sequence[dict[str, Any]]:
    """Return the buttons of what the bot said last, in one message or several."""
    said_last = takewhile(lambda turn: turn.speaker == "bot", reversed(turns))
    return next((turn.buttons for turn in said_last if turn.buttons), [])


def _urgent(conversation: Conversation, waiting: Sequence[Turn]) -> str | None:
    """Return the help that cannot wait for the bot."""
    turn = next((turn for turn in waiting if turn.heard_as == "crisis"), None)
    if turn is None:
        return None
    return help_text((turn.metadata_ or {}).get("danger") or "self", "web", conversation.language)
