"""What is still to be sent: kept until a provider has taken it, tried again when one does not, and in order."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from api.database.engine import Sessions
from api.database.sms_tables import Phone, ReceivedText, WaitingText
from api.database.tables import now
from api.sms import repository
from api.sms.backoff import is_over, next_try
from api.sms.incoming import Route
from api.sms.numbers import Numbers
from api.sms.sending import NeverSentError, NotSentError, Sender
from api.sms.texting import as_texts
from api.sms.words import Words

log = logging.getLogger(__name__)

# A phone may be in other hands by then: an answer in the person's own words is not sent so long after they asked.
LATE = timedelta(hours=1)
# After the provider's request has stopped to wait for the answer, before the answer is sent by itself.
AFTER_CLOSING = timedelta(seconds=2)


@dataclass(frozen=True)
class Recipient:
    """Whom a text goes to: the hash of the number, the number encrypted, and by which route."""

    phone_id: str
    number: str
    route: Route


class Outbox:
    """Keeps texts until they are sent."""

    def __init__(
        self, sessions: Sessions, numbers: Numbers, words: Words, senders: Mapping[str, Sender], retry_seconds: float
    ) -> None:
        self._sessions = sessions
        self._numbers = numbers
        self._words = words
        self._senders = senders
        self._retry_seconds = retry_seconds

    def add(
        self,
        session: Session,
        to: Recipient,
        messages: Sequence[str],
        received: ReceivedText | None,
        asked_at: datetime,
        *,
        however_late: bool = False,
    ) -> None:
        """Keep messages to be sent, as texts of two segments at most, once the request of `received` has closed."""
        waiting = repository.waiting_for(session, to.phone_id)
        closes = received.open_until + AFTER_CLOSING if received and received.open_until else now()
        due_at = max([now(), closes, *(text.due_at for text in waiting)])
        for text in as_texts(messages):
            session.add(
                WaitingText(
                    phone_id=to.phone_id,
                    received_id=received.id if received else None,
                    text=text,
                    number=to.number,
                    route=dict(to.route),
                    asked_at=asked_at,
                    however_late=however_late,
                    due_at=due_at,
                )
            )
            session.flush()

    def send(self, phone_id: str) -> None:
        """Send what is due to a number, in order, up to the first that a provider does not take."""
        while (text := self._first_due(phone_id)) is not None:
            try:
                self._send(text)
            except NotSentError as error:
                log.warning("a text was not sent and will be tried again: %s", error)
                self.try_later(phone_id)
                return
            except NeverSentError as error:
                log.error("a text was given up: %s", error)
            with self._sessions.begin() as session:
                repository.sent(session, text)

    def try_later(self, phone_id: str) -> None:
        """Put off all that waits for a number; what has waited for a day is given up."""
        with self._sessions.begin() as session:
            waiting = repository.waiting_for(session, phone_id)
            for text in waiting:
                if is_over(now(), text.asked_at):
                    log.error("a text was given up: it could not be sent for a day")
                    session.delete(text)
                else:
                    text.tries += 1
                    text.due_at = next_try(now(), self._retry_seconds, waiting[0].tries)

    def _first_due(self, phone_id: str) -> WaitingText | None:
        with self._sessions.begin() as session:
            waiting = repository.waiting_for(session, phone_id)
            if waiting and waiting[0].due_at <= now() and _is_late(waiting[0]):
                self._say_that_it_is_late(session, waiting)
                waiting = repository.waiting_for(session, phone_id)
            return waiting[0] if waiting and waiting[0].due_at <= now() else None

    def _say_that_it_is_late(self, session: Session, waiting: Sequence[WaitingText]) -> None:
        """Put one text without words of theirs in place of the answers that come too late."""
        late = [text for text in waiting if _is_late(text)]
        phone = session.get(Phone, late[0].phone_id)
        late[0].text = self._words.say("late", phone.language if phone else "en")
        late[0].however_late = True
        for text in late[1:]:
            session.delete(text)
        session.flush()

    def _send(self, text: WaitingText) -> None:
        number = self._numbers.decrypt(text.number)
        sender = self._senders.get(text.route["provider"])
        if number is None or sender is None:
            raise NeverSentError("its key or its provider is no longer set up")
        sender.send(number, text.text, text.route)


def _is_late(text: WaitingText) -> bool:
    return not text.however_late and now() - text.asked_at > LATE
