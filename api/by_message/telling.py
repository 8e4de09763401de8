"""What is said to a turn about the person's own pages, with the question after it that is still open."""

from sqlalchemy.orm import Session

from api.chat.before import asked_last
from api.chat.bot import BotAnswer, BotMessage
from api.database.tables import Conversation, Turn

YES_OR_NO = ({"label": "Yes, share all of it", "value": "Yes"}, {"label": "No, do not share it", "value": "No"})


def told_to(session: Session, turn: Turn) -> BotAnswer | None:
    """Return what is said to a turn, or None where the bot is to answer it.

    Where it asks nothing itself, the question of the bot's that is open is asked again after it.
    """
    told = (turn.metadata_ or {}).get("pages")
    if told is None:
        return None
    conversation = session.get_one(Conversation, turn.conversation_id)
    if told["asks"]:
        return BotAnswer([BotMessage(told["text"], YES_OR_NO if conversation.channel == "web" else ())], None)
    asked = asked_last(conversation.turns)
    # Who rests is asked nothing: words of theirs may be in it, and a phone in other hands.
    if asked is None or "?" not in asked.text or conversation.topic == "paused":
        return BotAnswer([BotMessage(told["text"])], None)
    return BotAnswer([BotMessage(told["text"]), BotMessage(asked.text, tuple(asked.buttons or ()))], None)
