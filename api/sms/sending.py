"""What all senders of texts share."""

from typing import Protocol

from api.sms.incoming import Route


class NotSentError(Exception):
    """A provider did not take a text; it may later. Holds neither number nor words."""


class NeverSentError(Exception):
    """A provider will never take this text."""


class Sender(Protocol):
    """A provider that sends texts."""

    def send(self, number: str, text: str, route: Route) -> None:
        """Send one text to a number (E.164); raises NotSentError, NeverSentError."""
        ...
