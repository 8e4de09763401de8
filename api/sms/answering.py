"""Hears the texts of a number when they are due, in its one conversation, and keeps the answer to be sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock

from sqlalchemy.orm import Session

from api.chat.answers import Answer, Said
from api.chat.bot import BotUnavailableError
from api.chat.service import ChatService
from api.database.engine import Sessions
from api.database.sms_tables import Phone, ReceivedText
from api.database.tables import now
from api.sms import repository
from api.sms.backoff import is_over, next_try
from api.sms.joining import Part, join, words_of
from api.sms.outbox import Outbox, Recipient
from api.sms.words import Words
from nlp.listening.heard import CRISIS, SMALLTALK

# Who has been silent for so long is welcomed back, and the question is asked again without words of theirs.
SILENCE = timedelta(days=1)


@dataclass(frozen=True)
class _Reply:
    """What is said to texts; `given`: the bot has answered; `however_late`: it may be sent at any time."""

    messages: Sequence[str]
    given: bool = True
    however_late: bool = False


class Answering:
    """Carries texts to the chat service and its answers to the outbox; `crossing` is the inbox's."""

    def __init__(
        self,
        sessions: Sessions,
        chat: ChatService,
        outbox: Outbox,
        words: Words,
        retry_seconds: float,
        crossing: Lock,
    ) -> None:
        self._sessions = sessions
        self._chat = chat
        self._words = words
        self._outbox = outbox
        self._retry_seconds = retry_seconds
        self._crossing = crossing

    def answer(self, phone_id: str) -> None:
        """Hear what waits from a number and keep the answer; what the bot does not answer is asked again later."""
        with self._sessions() as session:
            phone = session.get(Phone, phone_id)
            if phone is None or phone.due_at is None or phone.due_at > now():
                return
            texts = repository.unheard(session, phone_id)
        try:
            reply = self._hear(phone, texts) if texts else self._late_answer(phone)
        except BotUnavailableError:
            self.try_later(phone_id)
            return
        with self._crossing, self._sessions.begin() as session:
            self._finish(session, phone, texts, reply)

    def try_later(self, phone_id: str) -> None:
        """Put off what failed; after a day it is left until the person writes again."""
        with self._crossing, self._sessions.begin() as session:
            phone = session.get(Phone, phone_id)
            if phone is not None:
                self._put_off(session, phone)

    def _hear(self, phone: Phone, texts: Sequence[ReceivedText]) -> _Reply:
        said = _said([text for text in texts if not text.starts])
        first = phone.heard_at is None
        conversation_id = phone.conversation_id or self._begin(phone)
        try:
            greeting = self._greet(conversation_id, phone, first=first, starts=any(text.starts for text in texts))
        except BotUnavailableError:
            if not said:
                raise
            greeting = []
        if not said:
            return _Reply(greeting)
        answer = self._chat.say_together(conversation_id, said, phone.id)
        return _Reply(_before(greeting, answer, first=first), answer.given, however_late=answer.heard_as == CRISIS)

    def _begin(self, phone: Phone) -> str:
        conversation_id, _key = self._chat.add(channel="sms", language=phone.language, share=False, research=False)
        with self._sessions.begin() as session:
            session.get_one(Phone, phone.id).conversation_id = conversation_id
        return conversation_id

    def _greet(self, conversation_id: str, phone: Phone, *, first: bool, starts: bool) -> list[str]:
        """Let the bot say hello, or welcome back; raises BotUnavailableError."""
        silent = phone.heard_at is not None and now() - phone.heard_at > SILENCE
        if silent or (starts and not first):
            self._chat.rest(conversation_id)
        if not (first or starts):
            return []
        greeting = [message.text for message in self._chat.greet(conversation_id)]
        return greeting if first else [self._words.say("back", phone.language), *greeting]

    def _late_answer(self, phone: Phone) -> _Reply:
        answer = self._chat.answer_late(phone.conversation_id) if phone.conversation_id else None
        if answer is None:
            return _Reply([])
        if not answer.given:
            raise BotUnavailableError
        return _Reply([message.text for message in answer.messages], however_late=answer.heard_as == CRISIS)

    def _finish(self, session: Session, phone: Phone, texts: Sequence[ReceivedText], reply: _Reply) -> None:
        """Let go of the words, which the conversation has now, and keep the reply."""
        received = [session.get_one(ReceivedText, text.id) for text in texts]
        for text in received:
            text.text, text.heard = None, True
        session.flush()
        asked_at = max([text.arrived_at for text in texts], default=phone.heard_at or now())
        current = session.get(Phone, phone.id)
        if current is not None:
            current.heard_at = asked_at
            self._what_next(session, current, reply)
        if (current or phone).stopped:
            return
        to = Recipient(phone.id, phone.number or "", phone.route)
        # Where the number is gone, the reply says that all is deleted: that is sent however late.
        late = reply.however_late or current is None
        last = received[-1] if received else None
        self._outbox.add(session, to, reply.messages, last, asked_at, however_late=late)

    def _what_next(self, session: Session, phone: Phone, reply: _Reply) -> None:
        """Decide when this number is looked at again: when another text has come meanwhile, its time is set already."""
        if reply.given:
            phone.tries = 0
        if repository.unheard(session, phone.id):
            return
        phone.due_at = None
        if not reply.given:
            self._put_off(session, phone)

    def _put_off(self, session: Session, phone: Phone) -> None:
        arrivals = [text.arrived_at for text in repository.unheard(session, phone.id)]
        since = min(arrivals, default=phone.heard_at or now())
        phone.tries += 1
        over = is_over(now(), since)
        phone.due_at = None if over else next_try(now(), self._retry_seconds, phone.tries)


def _before(greeting: Sequence[str], answer: Answer, *, first: bool) -> list[str]:
    """Return an answer with the greeting before it."""
    # The bot may show the same lines twice in one answer, to what was asked and with its question: once is enough.
    messages = list(dict.fromkeys(message.text for message in answer.messages))
    if answer.heard_as == CRISIS:
        return messages  # help comes first, and says that this is a computer
    if first and greeting and answer.heard_as == SMALLTALK:
        return list(greeting)  # a hello needs no second one
    # Who has said something already is not asked whether to start.
    return [*(greeting[:-1] if first else greeting), *messages]


def _said(texts: Sequence[ReceivedText]) -> list[Said]:
    """Return what was said in texts, the parts of one message put together.

    Known by all its parts: where one more comes before it is answered, it is another message, and nothing is lost.
    """
    parts = [Part(text.id, text.text or "", text.sent_at, text.arrived_at) for text in texts]
    return [Said(words_of(message), "+".join(part.id for part in message)) for message in join(parts)]
