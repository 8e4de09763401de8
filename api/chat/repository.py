"""Conversations and turns in the database; every function works inside the caller's transaction."""

from collections.abc import Sequence

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from api.audit.record import Action, record
from api.chat.bot import State
from api.chat.replies import Reply
from api.database.tables import Conversation, Turn
from api.secrets import hash_secret


def find_conversation(session: Session, conversation_id: str, token_hash: str) -> Conversation | None:
    """Return the conversation that the token opens, if there is one."""
    found = session.get(Conversation, conversation_id)
    return found if found and found.token_hash == token_hash else None


def renew_key(session: Session, conversation: Conversation, token: str) -> None:
    """Give a conversation a new key, made by `new_token`; the old one opens nothing any more."""
    conversation.token_hash = hash_secret(token)
    record(session, Action.LINK_RENEWED, conversation_id=conversation.id)


def find_turn(session: Session, conversation_id: str, client_message_id: str) -> Turn | None:
    """Return the citizen's turn that was sent under this id."""
    same = (Turn.conversation_id == conversation_id, Turn.client_message_id == client_message_id)
    return session.scalar(select(Turn).where(*same))


def add_citizen_turn(session: Session, conversation_id: str, text: str, client_message_id: str) -> Turn:
    """Store what the citizen said, exactly as it was said."""
    turn = Turn(
        conversation_id=conversation_id,
        position=_next_position(session, conversation_id),
        speaker="citizen",
        text=text,
        client_message_id=client_message_id,
    )
    session.add(turn)
    session.flush()
    return turn


def add_bot_turns(session: Session, conversation_id: str, replies: Sequence[Reply]) -> Sequence[Turn]:
    """Store what the bot said, in order, and return it."""
    first = _next_position(session, conversation_id)
    turns = [
        Turn(
            conversation_id=conversation_id,
            position=position,
            speaker="bot",
            text=reply.text,
            buttons=[dict(button) for button in reply.buttons] or None,
            metadata_={"lines": {str(number): item for number, item in reply.lines.items()}} if reply.lines else None,
        )
        for position, reply in enumerate(replies, start=first)
    ]
    session.add_all(turns)
    session.flush()
    return turns


def transcript(session: Session, conversation_id: str) -> Sequence[Turn]:
    """Return every turn, in order."""
    return session.scalars(select(Turn).where(Turn.conversation_id == conversation_id).order_by(Turn.position)).all()


def unanswered(session: Session, conversation_id: str) -> Sequence[Turn]:
    """Return the citizen's turns that the bot has not answered yet, in order."""
    citizens = (Turn.conversation_id == conversation_id, Turn.speaker == "citizen", Turn.state_after.is_(None))
    return session.scalars(select(Turn).where(*citizens).order_by(Turn.position)).all()


def is_greeted(session: Session, conversation_id: str) -> bool:
    """Return whether the bot has said anything yet."""
    said = exists().where(Turn.conversation_id == conversation_id, Turn.speaker == "bot")
    return bool(session.scalar(select(said)))


def turns_after(session: Session, conversation_id: str, position: int) -> Sequence[Turn]:
    """Return the turns after a position, in order."""
    after = (Turn.conversation_id == conversation_id, Turn.position > position)
    return session.scalars(select(Turn).where(*after).order_by(Turn.position)).all()


def answer_to(session: Session, turn: Turn) -> Sequence[Turn]:
    """Return the first run of the bot's turns after a citizen's turn."""
    answer: list[Turn] = []
    for later in turns_after(session, turn.conversation_id, turn.position):
        if later.speaker == "bot":
            answer.append(later)
        elif answer:
            break
    return answer


def move_to(conversation: Conversation, state: State) -> None:
    """Record where the conversation is."""
    conversation.topic, conversation.asked, conversation.ended = state.topic, state.asked, state.ended


def _next_position(session: Session, conversation_id: str) -> int:
    last = session.scalar(select(func.max(Turn.position)).where(Turn.conversation_id == conversation_id))
    return 0 if last is None else last + 1
