"""Where texts come in: each is kept once, a keyword is obeyed at once, words wait a little for more of them."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy.orm import Session

from api.database.engine import Sessions
from api.database.sms_tables import Phone, ReceivedText
from api.database.tables import Conversation, now
from api.sms import repository
from api.sms.incoming import Incoming
from api.sms.joining import Part, Waits, patience
from api.sms.keywords import Keyword, is_welsh, meant_by
from api.sms.limits import HOUR, first_too_many, may_be_heard_at, too_many
from api.sms.numbers import Numbers
from api.sms.outbox import Outbox, Recipient
from api.sms.words import Words
from nlp.reading.language import WELSH, identify_language


class Inbox:
    """Takes texts from providers.

    `tells_of_danger` hears whether one cannot wait; `crossing` keeps what comes in and what is finished out of each
    other's way.
    """

    def __init__(
        self,
        sessions: Sessions,
        numbers: Numbers,
        words: Words,
        outbox: Outbox,
        waits: Waits,
        tells_of_danger: Callable[[str], bool],
        crossing: Lock,
    ) -> None:
        self._sessions = sessions
        self._numbers = numbers
        self._words = words
        self._outbox = outbox
        self._waits = waits
        self._tells_of_danger = tells_of_danger
        self._crossing = crossing

    def receive(self, incoming: Incoming) -> str:
        """Take a text, unless it was taken before; returns what it is known by."""
        received_id = self._numbers.hash(incoming.id)
        with self._crossing, self._sessions.begin() as session:
            if session.get(ReceivedText, received_id) is not None:
                return received_id
            received = ReceivedText(
                id=received_id,
                phone_id=self._numbers.hash(incoming.number),
                sent_at=incoming.sent,
                arrived_at=now(),
                open_until=now() + timedelta(seconds=incoming.open_seconds) if incoming.open_seconds else None,
            )
            session.add(received)
            session.flush()
            self._take(session, received, incoming)
            hurry = self._waits_long(session, received)
        if hurry and self._tells_of_danger(incoming.text):
            self._hear_now(received)
        return received_id

    def reply_to(self, received_id: str) -> list[str] | None:
        """Return what the request that brought a text is answered with, or None while that may still come.

        It stays the same, however often the request is made again.
        """
        with self._crossing, self._sessions.begin() as session:
            received = session.get_one(ReceivedText, received_id)
            if received.replied is not None:
                return received.replied
            is_open = received.open_until is not None and now() < received.open_until
            if is_open and not received.heard:
                return None
            answers = repository.answers_to(session, received_id) if is_open else []
            received.replied = [answer.text for answer in answers]
            for answer in answers:
                session.delete(answer)
            return received.replied

    def _take(self, session: Session, received: ReceivedText, incoming: Incoming) -> None:
        phone = session.get(Phone, received.phone_id) or self._new_phone(received, incoming)
        keyword = meant_by(incoming.keyword, incoming.text, stopped=phone.stopped)
        arrivals = repository.arrived_since(session, phone.id, received.arrived_at - HOUR)
        if keyword is Keyword.STOP:
            self._stop(session, phone, received, incoming)
        elif phone.stopped and keyword is None:
            return
        elif keyword is Keyword.HELP or not incoming.text.strip():
            if not too_many(arrivals):
                self._say(session, phone, received, incoming, "help" if keyword else "no_words")
        else:
            self._keep(session, phone, received, incoming, starts=keyword is Keyword.START)
            self._when_to_hear(session, phone, received, arrivals)
            if first_too_many(arrivals):
                self._say(session, phone, received, incoming, "too_many")

    def _new_phone(self, received: ReceivedText, incoming: Incoming) -> Phone:
        language = WELSH if is_welsh(incoming.text) or identify_language(incoming.text) == WELSH else "en"
        return Phone(id=received.phone_id, route=dict(incoming.route), language=language, stopped=False)

    def _stop(self, session: Session, phone: Phone, received: ReceivedText, incoming: Incoming) -> None:
        """End contact; the number itself is not needed any more. It is confirmed the first time only."""
        first = not phone.stopped
        phone.stopped, phone.number = True, None
        session.add(phone)
        repository.send_nothing_more(session, phone.id)
        if first:
            kind = "stopped_and_kept" if phone.conversation_id else "stopped"
            self._say(session, phone, received, incoming, kind)

    def _say(self, session: Session, phone: Phone, received: ReceivedText, incoming: Incoming, kind: str) -> None:
        language = WELSH if is_welsh(incoming.text) else phone.language
        to = Recipient(phone.id, self._numbers.encrypt(incoming.number), incoming.route)
        text = self._words.say(kind, language)
        self._outbox.add(session, to, [text], received, received.arrived_at, however_late=True)

    def _keep(
        self, session: Session, phone: Phone, received: ReceivedText, incoming: Incoming, *, starts: bool
    ) -> None:
        """Keep words until they are heard; START is none, but in answer to the question whether to start."""
        received.text, received.heard = incoming.text, False
        received.starts = starts and (phone.stopped or not _is_being_welcomed(session, phone))
        phone.stopped, phone.tries = False, 0
        phone.number, phone.route = self._numbers.encrypt(incoming.number), dict(incoming.route)
        session.add(phone)
        session.flush()

    def _when_to_hear(
        self, session: Session, phone: Phone, received: ReceivedText, arrivals: Sequence[datetime]
    ) -> None:
        waiting = repository.unheard(session, phone.id)
        seconds = patience(
            [Part(text.id, text.text or "", text.sent_at, text.arrived_at) for text in waiting], self._waits
        )
        phone.due_at = max(received.arrived_at + timedelta(seconds=seconds), may_be_heard_at(arrivals))
        if received.open_until and phone.due_at > received.open_until:
            received.open_until = None  # the request need not wait for what cannot come in time

    def _waits_long(self, session: Session, received: ReceivedText) -> bool:
        phone = session.get(Phone, received.phone_id)
        longest = received.arrived_at + timedelta(seconds=self._waits.any)
        return not received.heard and phone is not None and phone.due_at is not None and phone.due_at > longest

    def _hear_now(self, received: ReceivedText) -> None:
        """Danger waits for nothing."""
        with self._sessions.begin() as session:
            phone = session.get(Phone, received.phone_id)
            if phone is not None and phone.due_at is not None:
                phone.due_at = now()


def _is_being_welcomed(session: Session, phone: Phone) -> bool:
    conversation = session.get(Conversation, phone.conversation_id) if phone.conversation_id else None
    return conversation is not None and conversation.topic == "welcome"
