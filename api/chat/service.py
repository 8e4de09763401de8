"""A conversation: each turn is stored, then heard, then answered, in that order."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from threading import Lock
from typing import Any
from weakref import WeakValueDictionary

from api.chat import repository
from api.chat.bot import Bot, BotMessage, BotUnavailableError, State
from api.chat.deletion import Eraser
from api.chat.hearing import hear, opening_metadata
from api.chat.replies import DELETED, WAITING, asks_for_deletion, make_replies
from api.chat.shows import Shower
from api.database.engine import Sessions
from api.database.tables import Conversation, Turn, new_id
from api.errors import NotFoundError
from api.secrets import hash_secret, new_token
from api.summary.service import SummaryService
from nlp.listening.listener import Listener


@dataclass(frozen=True)
class Message:
    """One message of the bot, as it is given to the citizen."""

    id: str
    text: str
    buttons: Sequence[dict[str, str]] | None


@dataclass(frozen=True)
class Answer:
    """How a turn was heard, what is said to it, and where the conversation is now."""

    heard_as: str
    concern: bool
    messages: Sequence[Message]
    state: State


@dataclass(frozen=True)
class Opened:
    """A conversation that has just been opened, and its only key."""

    id: str
    token: str
    messages: Sequence[Message]
    state: State


class ChatService:
    """Holds conversations; one turn at a time in each, any number of conversations at once."""

    def __init__(
        self,
        sessions: Sessions,
        listener: Listener,
        bot: Bot,
        summaries: SummaryService,
        shower: Shower,
        eraser: Eraser,
    ) -> None:
        self._sessions = sessions
        self._listener = listener
        self._bot = bot
        self._summaries = summaries
        self._shower = shower
        self._eraser = eraser
        self._turn_taking: WeakValueDictionary[str, _Turn] = WeakValueDictionary()
        self._handing_out = Lock()  # two messages at once must get the same turn, not one each

    def open(self, *, channel: str, language: str, share: bool, research: bool) -> Opened:
        """Open a conversation and let the bot welcome the person; it opens even when the bot does not answer."""
        token = new_token()
        with self._sessions.begin() as session:
            conversation = Conversation(
                token_hash=hash_secret(token),
                channel=channel,
                language=language,
                consent_share=share,
                consent_research=research,
            )
            session.add(conversation)
            session.flush()
            conversation_id = conversation.id
        with self._one_at_a_time(conversation_id):
            try:
                self._welcome(conversation_id)
            except BotUnavailableError:
                return Opened(conversation_id, token, [_waiting(conversation_id)], State("welcome", None, ended=False))
        with self._sessions() as session:
            said = repository.bot_turns(session, conversation_id)
            return Opened(
                conversation_id,
                token,
                [_message(turn) for turn in said],
                _state_of(session.get_one(Conversation, conversation_id)),
            )

    def say(self, conversation_id: str, text: str, client_message_id: str) -> Answer:
        """Store, hear and answer one message; the same `client_message_id` again gives the same answer."""
        with self._one_at_a_time(conversation_id):
            turn_id, answered = self._store(conversation_id, text, client_message_id)
            try:
                deleted = not answered and self._catch_up(conversation_id)
            except BotUnavailableError:
                return self._not_now(turn_id)
            return _deleted() if deleted else self._answer(turn_id)

    def try_again(self, conversation_id: str) -> None:
        """Deliver what the bot has not heard yet; raises BotUnavailableError."""
        with self._one_at_a_time(conversation_id):
            self._catch_up(conversation_id)

    def delete(self, conversation_id: str) -> None:
        """Delete a conversation and every trace of the person."""
        with self._one_at_a_time(conversation_id):
            self._eraser.erase(conversation_id)

    @contextmanager
    def _one_at_a_time(self, conversation_id: str) -> Iterator[None]:
        with self._handing_out:
            turn = self._turn_taking.setdefault(conversation_id, _Turn())
        with turn.lock:
            yield

    def _store(self, conversation_id: str, text: str, client_message_id: str) -> tuple[str, bool]:
        """Store a turn, unless it is stored already; returns its id and whether it has been answered."""
        with self._sessions.begin() as session:
            if session.get(Conversation, conversation_id) is None:
                raise NotFoundError("This conversation has been deleted.")
            turn = repository.find_turn(session, conversation_id, client_message_id)
            turn = turn or repository.add_citizen_turn(session, conversation_id, text, client_message_id)
            return turn.id, turn.state_after is not None

    def _hear_waiting(self, conversation_id: str) -> tuple[list[Turn], list[Turn]]:
        """Hear what has not been heard; returns what waits for an answer, and the part of it heard earlier."""
        with self._sessions.begin() as session:
            conversation = session.get_one(Conversation, conversation_id)
            waiting = list(repository.unanswered(session, conversation_id))
            heard_earlier = [turn for turn in waiting if turn.heard_as is not None]
            for turn in waiting:
                if turn.heard_as is None:
                    hear(session, self._listener, self._summaries, conversation, turn)
        return waiting, heard_earlier

    def _catch_up(self, conversation_id: str) -> bool:
        """Tell the bot all it has not answered yet; returns whether it all ended in a deletion."""
        waiting, heard_earlier = self._hear_waiting(conversation_id)
        self._welcome(conversation_id)
        # What was heard earlier may have reached the bot, and only its answer been lost.
        recovered = [turn for turn in heard_earlier if self._recover(turn)]
        for turns in _batches([turn for turn in waiting if turn not in recovered]):
            text = "\n".join(turn.text for turn in turns)
            messages = self._bot.send(conversation_id, text, turns[-1].metadata_ or {})
            if asks_for_deletion(messages):
                self._eraser.erase(conversation_id)
                return True
            self._record(conversation_id, turns, messages)
        return False

    def _welcome(self, conversation_id: str) -> None:
        with self._sessions() as session:
            conversation = session.get_one(Conversation, conversation_id)
            if repository.bot_turns(session, conversation_id):
                return
            metadata = opening_metadata(conversation)
        self._record(conversation_id, [], self._bot.send(conversation_id, "start", metadata))

    def _recover(self, turn: Turn) -> bool:
        """Take over the answer to a turn that the bot heard, but whose answer never arrived."""
        messages = self._bot.replies_to(turn.conversation_id, turn.id)
        if messages:
            self._record(turn.conversation_id, [turn], messages)
        return bool(messages)

    def _record(self, conversation_id: str, turns: Sequence[Turn], messages: Sequence[BotMessage]) -> None:
        state = self._bot.state(conversation_id)
        with self._sessions.begin() as session:
            conversation = session.get_one(Conversation, conversation_id)
            replies = make_replies(messages, self._shower.shows(conversation))
            repository.add_bot_turns(session, conversation_id, replies)
            if state:
                repository.move_to(conversation, state)
            after = _state_of(conversation)
            for turn in turns:
                session.get_one(Turn, turn.id).state_after = vars(after)

    def _answer(self, turn_id: str) -> Answer:
        with self._sessions() as session:
            turn = session.get_one(Turn, turn_id)
            messages = [_message(reply) for reply in repository.answer_to(session, turn)]
            return Answer(turn.heard_as or "answer", turn.concern, messages, State(**(turn.state_after or {})))

    def _not_now(self, turn_id: str) -> Answer:
        """Say plainly that the bot does not answer; help in danger never waits for it."""
        with self._sessions() as session:
            turn = session.get_one(Turn, turn_id)
            conversation = session.get_one(Conversation, turn.conversation_id)
            messages = [_waiting(turn.id)]
            if turn.heard_as == "crisis":
                text = self._shower.crisis_help(conversation)
                messages.insert(0, Message(f"{turn.id}-help", text, None))
            return Answer(turn.heard_as or "answer", turn.concern, messages, _state_of(conversation))


class _Turn:
    """Whose turn it is to speak in one conversation."""

    def __init__(self) -> None:
        self.lock = Lock()


def _batches(turns: Sequence[Turn]) -> Iterator[list[Turn]]:
    """Join answers that waited together, since all of them answer the same question; anything else goes alone."""

    def key(indexed: tuple[int, Turn]) -> Any:
        return "answers" if indexed[1].heard_as == "answer" else indexed[0]

    for _, group in groupby(enumerate(turns), key):
        yield [turn for _, turn in group]


def _state_of(conversation: Conversation) -> State:
    return State(conversation.topic, conversation.asked, conversation.ended)


def _message(turn: Turn) -> Message:
    return Message(turn.id, turn.text, turn.buttons)


def _waiting(about: str) -> Message:
    return Message(f"{about}-waiting", WAITING, None)


def _deleted() -> Answer:
    return Answer("answer", False, [Message(new_id(), DELETED, None)], State("stopped", None, ended=True))
