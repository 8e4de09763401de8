"""What is said about the person's own pages, on the web and by text message."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path

import yaml

from api.database.tables import Conversation, Share
from api.web.words import plain_day

FILE = Path(__file__).with_name("words.yml")


def say(conversation: Conversation, kind: str, **places: str | datetime) -> str:
    """Return a text of words.yml, fitted to the channel, with what stands in its places; of a time, the day."""
    said = {name: plain_day(value) if isinstance(value, datetime) else value for name, value in places.items()}
    return load_words()[kind][conversation.channel].format(**said)


def names_of(shares: Iterable[Share]) -> str:
    """Return whom these are shared with, each once."""
    *others, last = dict.fromkeys(share.code.name for share in shares)
    return f"{', '.join(others)} and {last}" if others else last


@cache
def load_words() -> dict[str, dict[str, str]]:
    """Read the file."""
    words: dict[str, dict[str, str]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return words
