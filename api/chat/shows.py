"""The texts that the bot leaves to the api: numbers to ring, people to turn to, what was heard so far."""

from collections.abc import Callable, Iterable, Mapping

from api.chat.before import answered_last
from api.chat.correcting import numbers_of
from api.chat.replies import Reply, Shows
from api.database.tables import Conversation
from api.safety.contacts import Danger
from api.safety.words import help_text, one_place, people_to_talk_to, same_place_again
from api.summary.service import SummaryService
from nlp.listening.age import childs_age
from nlp.summary.play_back import LIMIT, cut, numbered, play_back, short_play_back

# A "na" alone is in no language: what was written just before it tells.
LATELY = 3
SMS_ROOM = 300  # two segments, less what the bot says around it
# A phone may be in other hands by now: what was heard is shown to who comes back by text only when they ask for it.
ASK_FOR_IT = {
    "en": "To see what I heard so far, reply SUMMARY.",
    "cy": "I weld beth glywais i hyd yma, atebwch CRYNODEB.",
}


class Shower:
    """Writes what `{"show": ...}` stands for, fitted to the conversation."""

    def __init__(self, summaries: SummaryService, is_welsh: Callable[[str], bool]) -> None:
        self._summaries = summaries
        self._is_welsh = is_welsh

    def shows(self, conversation: Conversation) -> Shows:
        """Return a writer for each thing the bot may ask to show."""
        return {
            "crisis_help": lambda: Reply(self.crisis_help(conversation)),
            "one_place": lambda: Reply(self._one_place(conversation)),
            "people": lambda: Reply(people_to_talk_to(conversation.channel, self._spoken(conversation))),
            "play_back": lambda: self._play_back(conversation),
            "lines": lambda: self._lines(conversation),
        }

    def crisis_help(self, conversation: Conversation) -> str:
        """Return the numbers to ring now, fitted to the danger spoken of last and to a child's age, if told."""
        heard = (turn.metadata_ or {} for turn in reversed(conversation.turns))
        danger: Danger = next((metadata["danger"] for metadata in heard if metadata.get("danger")), "self")
        said = (turn.text for turn in conversation.turns if turn.speaker == "citizen")
        age = next((age for text in said if (age := childs_age(text))), None)
        return help_text(danger, conversation.channel, self._spoken(conversation), age)

    def _one_place(self, conversation: Conversation) -> str:
        language = self._spoken(conversation)
        place = one_place(conversation.channel, language)
        named = any(place in turn.text for turn in conversation.turns if turn.speaker == "bot")
        return same_place_again(conversation.channel, language) if named else place

    def _spoken(self, conversation: Conversation) -> str:
        """Return the language in which somebody is shown help: Welsh too where they have just written it, unasked."""
        said = [turn.text for turn in conversation.turns if turn.speaker == "citizen"]
        return "cy" if any(map(self._is_welsh, said[-LATELY:])) else conversation.language

    def _play_back(self, conversation: Conversation) -> Reply:
        if _comes_back_by_text(conversation):
            return Reply(ASK_FOR_IT[conversation.language])
        items, shown = self._summaries.as_heard(conversation), self._summaries.shown(conversation)
        by_text = conversation.channel == "sms"
        order = numbered(items, 1 if by_text else LIMIT)
        lines = {
            number: next(row.id for row, item in zip(shown, items, strict=True) if item is each)
            for number, each in order.items()
        }
        if by_text:
            return Reply(short_play_back(items, SMS_ROOM, conversation.language), lines=lines)
        return Reply(play_back(items, language=conversation.language), lines=lines)

    def _lines(self, conversation: Conversation) -> Reply:
        """Show the lines of which one is meant; those that had a number keep it."""
        among = (answered_last(conversation.turns).get("correction") or {}).get("among", [])
        words = {item.id: item.words for item in self._summaries.shown(conversation) if item.id in among}
        lines = _with_numbers(numbers_of(conversation.turns), words)
        shown = {number: words[item] for number, item in lines.items() if item in words}
        if conversation.channel == "sms":
            shown = {number: cut(text, SMS_ROOM // len(shown) - 9) for number, text in shown.items()}
        return Reply("\n".join(f"{number}. {text}" for number, text in shown.items()), lines=lines)


def _with_numbers(had: Mapping[int, str], items: Iterable[str]) -> dict[int, str]:
    """Return the numbers that lines had, and one for each that had none."""
    new = (item for item in items if item not in had.values())
    return {**had, **dict(enumerate(new, start=max(had, default=0) + 1))}


def _comes_back_by_text(conversation: Conversation) -> bool:
    """Return whether someone opens contact again by text, with anything but the wish to see their summary."""
    latest = conversation.turns[-1] if conversation.turns else None
    asks_for_it = latest is not None and latest.heard_as == "command:summary"
    return conversation.channel == "sms" and conversation.topic in ("paused", "stopped", "crisis") and not asks_for_it
