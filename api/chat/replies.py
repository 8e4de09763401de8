"""What the bot says, made ready for the citizen: its words, or what it asks the api to show in its place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from api.chat.bot import BotMessage

WAITING = {
    "web": "I have kept what you wrote, but I can't answer right now. Nothing is lost. "
    "Please try again in a minute, or come back later.",
    "sms": "I have kept what you wrote, but I can't answer right now. I will as soon as I can.",
}
DELETED = "It is done. Everything you told me here has been deleted. Take care."


@dataclass(frozen=True)
class Reply:
    """One message as the citizen gets it; `lines` are the items of the summary that it shows, by number."""

    text: str
    buttons: tuple[Mapping[str, str], ...] = ()
    lines: Mapping[int, str] = field(default_factory=dict)


Shows = Mapping[str, Callable[[], Reply]]


def make_replies(messages: Iterable[BotMessage], shows: Shows) -> list[Reply]:
    """Return what is shown for the bot's messages; `shows` writes those that the bot leaves to the api."""
    return [
        shows[message.show]() if message.show else Reply(message.text or "", message.buttons) for message in messages
    ]


def asks_for_deletion(messages: Iterable[BotMessage]) -> bool:
    """Return whether the person wants everything deleted, and has confirmed it to the bot."""
    return any(message.deletes_everything for message in messages)
