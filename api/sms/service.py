"""Text messages as one thing: what main builds, the routes use, and a thread keeps going."""

from collections.abc import Callable
from threading import Lock
from typing import Self

from sqlalchemy import select

from api.chat.service import ChatService
from api.database.engine import Sessions
from api.database.sms_tables import Phone, WaitingText
from api.sms import notify, twilio
from api.sms.answering import Answering
from api.sms.courier import Courier
from api.sms.inbox import Inbox
from api.sms.incoming import Incoming
from api.sms.numbers import Numbers
from api.sms.outbox import Outbox
from api.sms.sending import Sender
from api.sms.settings import SmsSettings
from api.sms.words import Words


class SmsService:
    """Takes texts in and answers them."""

    def __init__(
        self, settings: SmsSettings, sessions: Sessions, numbers: Numbers, inbox: Inbox, courier: Courier
    ) -> None:
        self.settings = settings
        self.courier = courier
        self._sessions = sessions
        self._numbers = numbers
        self._inbox = inbox

    @classmethod
    def build(
        cls, settings: SmsSettings, sessions: Sessions, chat: ChatService, tells_of_danger: Callable[[str], bool]
    ) -> Self:
        """Wire the parts together."""
        numbers, words = settings.numbers(), Words(settings.sms_about)
        crossing = Lock()
        outbox = Outbox(sessions, numbers, words, _senders(settings), settings.sms_retry_seconds)
        answering = Answering(sessions, chat, outbox, words, settings.sms_retry_seconds, crossing)
        inbox = Inbox(sessions, numbers, words, outbox, settings.waits, tells_of_danger, crossing)
        return cls(settings, sessions, numbers, inbox, Courier(sessions, answering, outbox))

    def receive(self, incoming: Incoming) -> str:
        """Take a text, unless it was taken before; returns what it is known by."""
        received_id = self._inbox.receive(incoming)
        self.courier.wake()
        return received_id

    def reply_to(self, received_id: str) -> list[str] | None:
        """Return what the request that brought a text is answered with, or None while that may still come."""
        return self._inbox.reply_to(received_id)

    def renew_encryption(self) -> None:
        """Put every kept number under the newest key, so that older keys can be thrown away."""
        with self._sessions.begin() as session:
            for phone in session.scalars(select(Phone).where(Phone.number.is_not(None))):
                phone.number = self._numbers.renew(phone.number or "")
            for text in session.scalars(select(WaitingText)):
                text.number = self._numbers.renew(text.number)


def _senders(settings: SmsSettings) -> dict[str, Sender]:
    """Return the providers that are set up."""
    senders: dict[str, Sender] = {}
    if settings.twilio_auth_token:
        senders[twilio.PROVIDER] = twilio.TwilioSender(settings.twilio_api_url, settings.twilio_auth_token)
    if settings.notify_bearer_token:
        senders[notify.PROVIDER] = notify.NotifySender(
            settings.notify_api_url, settings.notify_api_key, settings.notify_template_id
        )
    return senders
