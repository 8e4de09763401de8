"""A text as it comes in, whichever provider hands it on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.errors import InvalidInputError
from api.sms.keywords import Keyword
from api.sms.numbers import international

Route = Mapping[str, Any]  # how to send an answer: the provider, and what it needs to know besides the number


@dataclass(frozen=True)
class Incoming:
    """One text: `id` as the provider names it, `number` in E.164, `sent` by the provider's clock where it tells.

    `keyword`: what the provider itself took it for; `open_seconds`: how long its request can wait for the answer.
    """

    id: str
    number: str
    text: str
    route: Route
    sent: datetime | None = None
    keyword: Keyword | None = None
    open_seconds: float = 0.0


def number_of(written: str, field: str) -> str:
    """Return a sender's number in E.164; raises InvalidInputError for one that cannot be texted back."""
    number = international(written)
    if number is None:
        raise InvalidInputError("This sender is no number that can be texted back.", field)
    return number


def storable(text: Any) -> Any:
    """Return a text without what no database can keep: NUL and halves of characters become a sign for them.

    What is no text is left for others to refuse.

    >>> storable("a\\x00b")
    'a\\ufffdb'
    """
    if not isinstance(text, str):
        return text
    return "".join("\ufffd" if letter == "\x00" or "\ud800" <= letter <= "\udfff" else letter for letter in text)
