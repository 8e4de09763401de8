"""How a stored turn is heard, once, and what of it travels to the bot."""

from typing import Any

from sqlalchemy.orm import Session

from api.chat import repository
from api.database.tables import Conversation, Turn
from nlp.domain.finding import Finding
from nlp.listening.heard import Heard
from nlp.listening.listener import Listener

CONTRACT = 1


def hear(session: Session, listener: Listener, conversation: Conversation, turn: Turn) -> tuple[Finding, ...]:
    """Hear a turn, note on it how it was heard, and return the findings in it."""
    said = repository.bot_turns(session, conversation.id)
    heard = listener.hear(
        turn.text,
        question=said[-1].text if said else None,
        language=conversation.language,
        narrative_id=turn.id,
        reflected_lately=_reflected_lately(session, conversation.id),
    )
    turn.heard_as, turn.concern = heard.heard_as, heard.concern
    turn.metadata_ = _metadata(conversation, turn, heard)
    # "Me" and "start" while they are still being welcomed say nothing about their life; a longer answer may.
    return () if conversation.topic == "welcome" and heard.depth == "short" else heard.reading.findings


def opening_metadata(conversation: Conversation) -> dict[str, Any]:
    """Return what the bot is told when a conversation opens."""
    return {
        "contract": CONTRACT,
        "heard_as": "start",
        "channel": conversation.channel,
        "language": conversation.language,
    }


def _metadata(conversation: Conversation, turn: Turn, heard: Heard) -> dict[str, Any]:
    return {
        "contract": CONTRACT,
        "turn_id": turn.id,
        "heard_as": heard.heard_as,
        "says": heard.says,
        "concern": heard.concern,
        "danger": heard.danger,
        "reflection": heard.reflection,
        "depth": heard.depth,
        "covered": [],
        "channel": conversation.channel,
        "language": conversation.language,
    }


def _reflected_lately(session: Session, conversation_id: str) -> int:
    """Count the latest answers in a row that were given back in the person's own words."""
    count = 0
    for turn in reversed(repository.transcript(session, conversation_id)):
        if turn.speaker == "citizen" and turn.metadata_:
            if not turn.metadata_["reflection"]:
                break
            count += 1
    return count
