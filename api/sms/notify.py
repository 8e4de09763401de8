"""GOV.UK Notify: its callback for received texts, and its API for the replies.

Sources: Notify's REST API documentation, on callbacks (tried again every 5 minutes, 5 times at most) and on sending a
text message; and its own client for Python. Its code gives a callback 5 seconds.
"""

import hmac
from datetime import UTC, datetime
from typing import Annotated

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient
from pydantic import BaseModel, BeforeValidator, Field

from api.chat.schemas import LONGEST_MESSAGE
from api.sms.incoming import Incoming, Route, number_of, storable
from api.sms.sending import NeverSentError, NotSentError

PROVIDER = "notify"
SECONDS = 10
FIELD = "message"  # the one placeholder of the template: ((message))
WRONG_FOR_GOOD = 400  # the number, or what may be sent to it; 403 and 429 are for the operator, or for time, to mend


class Callback(BaseModel):
    """What Notify posts for a text that it received."""

    id: str = Field(min_length=1)
    source_number: str
    destination_number: str
    message: Annotated[str, BeforeValidator(storable), Field(max_length=LONGEST_MESSAGE)]
    date_received: datetime


def has_token(expected: str, authorization: str) -> bool:
    """Return whether a request carries the bearer token, compared in constant time."""
    scheme, _, given = authorization.partition(" ")
    same = hmac.compare_digest(given.strip().encode(), expected.encode())
    return bool(expected) and scheme.lower() == "bearer" and same


def incoming(callback: Callback) -> Incoming:
    """Return the text that Notify hands on; raises InvalidInputError for a sender that cannot be texted back."""
    sent = callback.date_received
    return Incoming(
        id=f"{PROVIDER}:{callback.id}",
        number=number_of(callback.source_number, "source_number"),
        text=callback.message,
        route={"provider": PROVIDER},
        sent=sent if sent.tzinfo else sent.replace(tzinfo=UTC),
    )


class NotifySender:
    """Sends texts through Notify, each as the one field of a template."""

    def __init__(self, url: str, api_key: str, template_id: str) -> None:
        self._url = url
        self._api_key = api_key
        self._template_id = template_id

    def send(self, number: str, text: str, route: Route) -> None:
        """Send one text; raises NotSentError, or NeverSentError where trying again would change nothing."""
        client = NotificationsAPIClient(
            self._api_key, self._url, SECONDS
        )  # one for each: it is not for several threads
        try:
            client.send_sms_notification(number, self._template_id, personalisation={FIELD: text})
        except APIError as error:
            problem = NeverSentError if error.status_code == WRONG_FOR_GOOD else NotSentError
            raise problem(f"HTTP {error.status_code}") from error
