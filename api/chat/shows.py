"""The texts that the bot leaves to the api: numbers to ring, people to turn to, what was heard so far."""

from api.chat.replies import Shows
from api.database.tables import Conversation
from api.safety.contacts import Danger
from api.safety.words import help_text, one_place, people_to_talk_to
from api.summary.service import SummaryService
from nlp.summary.play_back import play_back, short_play_back

SMS_ROOM = 300  # two segments, less what the bot says around it
# A phone may be in other hands by now: what was heard is shown to who comes back by text only when they ask for it.
ASK_FOR_IT = {
    "en": "To see what I heard so far, reply SUMMARY.",
    "cy": "I weld beth glywais i hyd yma, atebwch CRYNODEB.",
}


class Shower:
    """Writes what `{"show": ...}` stands for, fitted to the conversation."""

    def __init__(self, summaries: SummaryService) -> None:
        self._summaries = summaries

    def shows(self, conversation: Conversation) -> Shows:
        """Return a writer for each thing the bot may ask to show."""
        channel, language = conversation.channel, conversation.language
        return {
            "crisis_help": lambda: self.crisis_help(conversation),
            "one_place": lambda: one_place(channel, language),
            "people": lambda: people_to_talk_to(channel, language),
            "play_back": lambda: self._play_back(conversation),
        }

    def crisis_help(self, conversation: Conversation) -> str:
        """Return the numbers to ring now, fitted to the danger that was spoken of last."""
        heard = (turn.metadata_ or {} for turn in reversed(conversation.turns))
        danger: Danger = next((metadata["danger"] for metadata in heard if metadata.get("danger")), "self")
        return help_text(danger, conversation.channel, conversation.language)

    def _play_back(self, conversation: Conversation) -> str:
        if _comes_back_by_text(conversation):
            return ASK_FOR_IT[conversation.language]
        items = self._summaries.as_heard(conversation)
        if conversation.channel == "sms":
            return short_play_back(items, SMS_ROOM, conversation.language)
        return play_back(items, language=conversation.language)


def _comes_back_by_text(conversation: Conversation) -> bool:
    """Return whether someone opens contact again by text, with anything but the wish to see their summary."""
    latest = conversation.turns[-1] if conversation.turns else None
    asks_for_it = latest is not None and latest.heard_as == "command:summary"
    return conversation.channel == "sms" and conversation.topic in ("paused", "stopped") and not asks_for_it
