"""Deleting a conversation: our tables at once, the bot's store at once or as soon as it answers."""

import logging

from sqlalchemy import Engine, delete, select

from api.audit.record import PERSON, Action, record
from api.chat.bot import Bot, BotUnavailableError
from api.collections.leaving import leave_collections
from api.database.engine import Sessions, erase_traces
from api.database.plan_tables import Plan
from api.database.review_tables import ReviewNote, ShareView
from api.database.tables import Conversation, Evidence, Forgetting, Share, SummaryItem, Turn
from api.sms.forgetting import forget_phone

log = logging.getLogger(__name__)


class Eraser:
    """Removes a person's words from everywhere they are kept."""

    def __init__(self, engine: Engine, sessions: Sessions, bot: Bot) -> None:
        self._engine = engine
        self._sessions = sessions
        self._bot = bot

    def erase(self, conversation_id: str, action: Action = Action.DELETED, by: str = PERSON) -> None:
        """Delete every row of a conversation and let the bot forget it, now or when it next answers."""
        with self._sessions.begin() as session:
            leave_collections(session, conversation_id)
            items = select(SummaryItem.id).where(SummaryItem.conversation_id == conversation_id)
            session.execute(delete(Plan).where(Plan.conversation_id == conversation_id))  # and all that belongs to it
            for of_an_item in (Evidence, ReviewNote):
                session.execute(delete(of_an_item).where(of_an_item.item_id.in_(items)))
            for table in (SummaryItem, Share, ShareView, Turn):
                session.execute(delete(table).where(table.conversation_id == conversation_id))
            forget_phone(session, conversation_id)
            session.execute(delete(Conversation).where(Conversation.id == conversation_id))
            session.merge(Forgetting(conversation_id=conversation_id))
            record(session, action, by, conversation_id=conversation_id)
        erase_traces(self._engine)
        self.finish()

    def finish(self) -> None:
        """Let the bot forget what it has not forgotten yet; what cannot be done now is done at the next call."""
        with self._sessions() as session:
            waiting = session.scalars(select(Forgetting.conversation_id)).all()
        for conversation_id in waiting:
            try:
                self._bot.forget(conversation_id)
            except BotUnavailableError:
                log.warning("the bot does not answer; it will forget a deleted conversation later")
                return
            with self._sessions.begin() as session:
                session.execute(delete(Forgetting).where(Forgetting.conversation_id == conversation_id))
