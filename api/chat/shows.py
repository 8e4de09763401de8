"""The texts that the bot leaves to the api: numbers to ring, people to turn to, what was heard so far."""

from sqlalchemy.orm import Session

from api.chat.replies import Shows
from api.database.tables import Conversation, Turn
from api.summary.service import SummaryService


class Shower:
    """Writes what `{"show": ...}` stands for, fitted to the conversation."""

    def __init__(self, summaries: SummaryService) -> None:
        self._summaries = summaries

    def shows(self, session: Session, conversation: Conversation, turn: Turn | None) -> Shows:
        """Return a writer for each thing the bot may ask to show."""
        raise AssertionError

    def crisis_help(self, conversation: Conversation, turn: Turn | None) -> str:
        """Return the numbers to ring now."""
        raise AssertionError
