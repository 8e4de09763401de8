"""How a stored turn is heard, once, and what of it travels to the bot."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from api.chat import repository
from api.database.tables import Conversation, Turn
from nlp.domain.finding import Finding
from nlp.listening.depth import depth_of
from nlp.listening.heard import ANSWER, Heard
from nlp.listening.listener import Listener
from nlp.listening.questions import asks_for_changes

CONTRACT = 1
# "Take out the bit about the bus" sounds like these; where lines were just shown, it is about the lines.
MAY_BE_A_CHANGE = (ANSWER, "command:delete", "command:back")


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
    if heard.loss and _met_last_time(session, conversation.id):
        heard = replace(heard, loss=False)
    if _is_a_change(conversation, turn, heard):
        heard = replace(heard, heard_as=ANSWER, reflection=None, asks="change")
    turn.heard_as, turn.concern = heard.heard_as, heard.concern
    turn.metadata_ = _metadata(conversation, turn, heard)
    return heard.reading.findings if _tells_of_a_life(conversation, heard) else ()


def _is_a_change(conversation: Conversation, turn: Turn, heard: Heard) -> bool:
    about_lines = (
        conversation.topic in ("play_back", "finished") and heard.heard_as in MAY_BE_A_CHANGE and heard.says is None
    )
    return about_lines and asks_for_changes(turn.text)


def _tells_of_a_life(conversation: Conversation, heard: Heard) -> bool:
    """Return whether what is found in a turn may stand in the summary: where it can answer a question of ours."""
    if conversation.topic in ("stopped", "crisis") or conversation.asked == "play_back_right" or heard.asks == "change":
        return False
    # "Me", "start" and "right then" are said to begin or to come back; a longer answer may tell something.
    if conversation.topic in ("welcome", "paused"):
        return heard.depth != "short" and heard.asks is None
    return True


def opening_metadata(conversation: Conversation) -> dict[str, Any]:
    """Return what the bot is told when a conversation opens."""
    return {
        "contract": CONTRACT,
        "heard_as": "start",
        "channel": conversation.channel,
        "language": conversation.language,
    }


def together(turns: Sequence[Turn]) -> dict[str, Any]:
    """Return what the bot is told of turns that answer the same question, as if they were one message.

    What was heard in one of them counts, in a later one before an earlier; a plain yes or no must be all that was said.
    """
    heard = [turn.metadata_ or {} for turn in turns]
    if len(heard) == 1:
        return heard[0]
    any_of_them = {
        name: next((metadata[name] for metadata in reversed(heard) if metadata.get(name)), value)
        for name, value in heard[-1].items()
    }
    says = {metadata["says"] for metadata in heard}
    return any_of_them | {
        "says": says.pop() if len(says) == 1 else None,
        "depth": depth_of("\n".join(turn.text for turn in turns)),
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
        "loss": heard.loss,
        "asks": heard.asks,
        "covered": [],
        "channel": conversation.channel,
        "language": conversation.language,
    }


def _met_last_time(session: Session, conversation_id: str) -> bool:
    """Return whether the answer before told of a death too: the same words of sorrow twice in a row are hollow."""
    said = reversed(repository.transcript(session, conversation_id))
    before = next((turn for turn in said if turn.speaker == "citizen" and turn.metadata_), None)
    return bool(before and (before.metadata_ or {}).get("loss"))


def _reflected_lately(session: Session, conversation_id: str) -> int:
    """Count the latest answers in a row that were given back in the person's own words."""
    count = 0
    for turn in reversed(repository.transcript(session, conversation_id)):
        if turn.speaker == "citizen" and turn.metadata_:
            if not turn.metadata_["reflection"]:
                break
            count += 1
    return count
