"""Text messages with a fake bot, a fake listener and a fake provider: no thread, no waiting, no network."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from threading import Lock

import pytest
from sqlalchemy import select, update

from api.chat.bot import BotMessage, State
from api.chat.repository import transcript
from api.database.encryption import DEVELOPMENT_KEY, Cipher
from api.database.sms_tables import Phone, ReceivedText, WaitingText
from api.database.tables import Conversation
from api.main import build_services
from api.settings import Settings
from api.sms.answering import Answering
from api.sms.courier import Courier
from api.sms.inbox import Inbox
from api.sms.incoming import Incoming
from api.sms.joining import Waits
from api.sms.numbers import Numbers
from api.sms.outbox import Outbox
from api.sms.sending import NeverSentError, NotSentError
from api.sms.words import Words
from tests.fakes import FakeBot, FakeListener
from tests.world import with_tables

ANN, BOB = "+447700900123", "+447700900456"


class TextBot(FakeBot):
    """Greets in two messages, welcomes back, and can be paused; asks `Question N?` for the Nth message it hears."""

    def _answer(self, conversation_id, metadata):
        before = [heard for id_, _, heard in self.heard[:-1] if id_ == conversation_id]
        if metadata["heard_as"] == "start":
            opening = "Welcome back." if before else "Hello, I am a computer."
            return [BotMessage(opening), BotMessage("Shall we start?" if not before else "Where we were?")]
        return super()._answer(conversation_id, metadata)

    def state(self, conversation_id):
        state = super().state(conversation_id)
        heard = [metadata["heard_as"] for id_, _, metadata in self.heard if id_ == conversation_id]
        if heard[-1] == "command:pause":
            return State("paused", None, ended=False)
        return State("welcome", "welcome_ready", ended=False) if len(heard) == 1 else state


@dataclass
class FakeProvider:
    """Takes texts, or refuses them: for now (`up`), or for good (`refuses`)."""

    up: bool = True
    refuses: bool = False
    sent: list[tuple[str, str]] = field(default_factory=list)

    def send(self, number, text, route):
        if self.refuses:
            raise NeverSentError("refused")
        if not self.up:
            raise NotSentError("down")
        self.sent.append((number, text))


@dataclass
class Texting:
    """The whole of text messages in one thread; what is due is done when `serve` is called."""

    services: object
    bot: TextBot
    provider: FakeProvider
    numbers: Numbers
    inbox: Inbox
    courier: Courier
    ids: count = field(default_factory=count)

    def receive(self, text, number=ANN, id_=None, **how):
        """Hand in a text and return what it is known by."""
        id_ = id_ or f"fake:{next(self.ids)}"
        return self.inbox.receive(Incoming(id_, number, text, {"provider": "fake"}, **how))

    def serve(self, number=ANN):
        """Do what is due for a number; return the texts it is sent."""
        before = len(self.provider.sent)
        self.courier.serve(self.numbers.hash(number))
        return [text for to, text in self.provider.sent[before:] if to == number]

    def text(self, text, number=ANN, **how):
        """Hand in a text and return what is sent back."""
        self.receive(text, number, **how)
        return self.serve(number)

    def time_passes(self, **how_long):
        """Let all that is stored be so much older."""
        times = ((Phone, ("due_at", "heard_at")), (ReceivedText, ("sent_at", "arrived_at", "open_until")))
        with self.services.sessions.begin() as session:
            for table, names in (*times, (WaitingText, ("due_at", "asked_at"))):
                for row in session.scalars(select(table)):
                    for name in names:
                        if getattr(row, name):
                            setattr(row, name, getattr(row, name) - timedelta(**how_long))

    def rows(self, table):
        with self.services.sessions() as session:
            return session.scalars(select(table)).all()

    def phone(self, number=ANN):
        with self.services.sessions() as session:
            return session.get(Phone, self.numbers.hash(number))

    def said(self, number=ANN):
        """Return what stands in a number's conversation as theirs."""
        with self.services.sessions() as session:
            turns = transcript(session, self.phone(number).conversation_id)
            return [turn.text for turn in turns if turn.speaker == "citizen"]

    def move_to(self, topic):
        with self.services.sessions.begin() as session:
            session.execute(update(Conversation).values(topic=topic))


def build(tmp_path, waits):
    bot, provider = TextBot(), FakeProvider()
    services = build_services(with_tables(Settings(goodlife_home=tmp_path)), bot, reader=None, listener=FakeListener())
    numbers, words = Numbers("key", Cipher(DEVELOPMENT_KEY)), Words("Good Life")
    outbox = Outbox(services.sessions, numbers, words, {"fake": provider}, 5)
    crossing = Lock()
    inbox = Inbox(services.sessions, numbers, words, outbox, waits, FakeListener().tells_of_danger, crossing)
    answering = Answering(services.sessions, services.chat, outbox, words, 5, crossing)
    courier = Courier(services.sessions, answering, outbox)
    return Texting(services, bot, provider, numbers, inbox, courier)


@pytest.fixture
def texting(tmp_path):
    """Texts are heard at once."""
    return build(tmp_path, Waits(0, 0, 0))


@pytest.fixture
def patient(tmp_path):
    """Texts are waited for as long as the settings say when nothing else is set."""
    return build(tmp_path, Waits(2, 20, 180))
