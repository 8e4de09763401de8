"""A conversation: each turn is stored, then heard, then answered, in that order."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from weakref import WeakValueDictionary

from api.by_message.answering import ByMessage
from api.by_message.telling import told_to
from api.chat import repository
from api.chat.answers import Answer, Message, Opened, Said, all_deleted, heard_as, state_of
from api.chat.bot import RESTING, Bot, BotAnswer, BotUnavailableError, State
from api.chat.deletion import Eraser
from api.chat.hearing import hear, opening_metadata, together
from api.chat.replies import asks_for_deletion, make_replies
from api.chat.shows import Shower
from api.database.engine import Sessions
from api.database.tables import Conversation, Turn
from api.errors import NotFoundError
from api.secrets import hash_secret, new_token
from api.summary.service import SummaryService
from nlp.listening.heard import ANSWER, CRISIS, SMALLTALK
from nlp.listening.listener import Listener

NOT_TO_BE_PAUSED = (*RESTING, CRISIS)
# To these the bot asks something before all else: whether they are safe, and whether it shall really delete everything.
ASKS_FIRST = (CRISIS, "command:delete")


@dataclass(frozen=True)
class _Waiting:
    """Turns that wait for an answer, those of them that were heard earlier, and whether the bot has said hello."""

    turns: list[Turn]
    heard_earlier: list[Turn]
    welcomed: bool


class MovedOnError(Exception):
    """What is answered is open no more: the talk has gone on, on another page or device."""


class ChatService:
    """Holds conversations; one turn at a time in each, any number of conversations at once."""

    def __init__(
        self,
        sessions: Sessions,
        listener: Listener,
        bot: Bot,
        summaries: SummaryService,
        by_message: ByMessage,
        shower: Shower,
        eraser: Eraser,
    ) -> None:
        self._sessions = sessions
        self._listener = listener
        self._bot = bot
        self._summaries = summaries
        self._by_message = by_message
        self._shower = shower
        self._eraser = eraser
        self._turn_taking: WeakValueDictionary[str, _Turn] = WeakValueDictionary()
        self._handing_out = Lock()  # two messages at once must get the same turn, not one each

    def open(self, *, channel: str, language: str, share: bool, research: bool) -> Opened:
        """Open a conversation and let the bot welcome the person; it opens even when the bot does not answer."""
        conversation_id, token = self.add(channel=channel, language=language, share=share, research=research)
        try:
            messages = self.greet(conversation_id)
        except BotUnavailableError:
            waiting = [Message.waiting(conversation_id, channel)]
            return Opened(conversation_id, token, waiting, State("welcome", None, ended=False))
        with self._sessions() as session:
            return Opened(conversation_id, token, messages, state_of(session.get_one(Conversation, conversation_id)))

    def add(self, *, channel: str, language: str, share: bool, research: bool) -> tuple[str, str]:
        """Store a conversation that nobody has been greeted in yet; returns its id and its only key."""
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
            return conversation.id, token

    def greet(self, conversation_id: str) -> Sequence[Message]:
        """Let the bot say hello, or welcome back; returns what it says, raises BotUnavailableError."""
        with self._one_at_a_time(conversation_id):
            return [Message.of(turn) for turn in self._greet(conversation_id)]

    def rest(self, conversation_id: str) -> None:
        """Tell the bot that the person went away; raises BotUnavailableError.

        It then greets them when they come back, and asks again in words of its own alone.
        """
        with self._one_at_a_time(conversation_id):
            with self._sessions() as session:
                conversation = session.get_one(Conversation, conversation_id)
                if conversation.topic in NOT_TO_BE_PAUSED or not repository.is_greeted(session, conversation_id):
                    return
                metadata = opening_metadata(conversation) | {"heard_as": "command:pause"}
            answer = self._bot.send(conversation_id, "pause", metadata)
            self._record(conversation_id, [], BotAnswer([], answer.state))

    def say(
        self, conversation_id: str, text: str, client_message_id: str, address: str = "", seen: int | None = None
    ) -> Answer:
        """Store, hear and answer one message; the same `client_message_id` again gives the same answer.

        `address` is where it comes from, as far as limits care; `seen` the position of the last turn that it answers:
        raises MovedOnError when anything was said since.
        """
        with self._one_at_a_time(conversation_id):
            if seen is not None:
                self._refuse_moved_on(conversation_id, client_message_id, seen)
            turn = self._store(conversation_id, text, client_message_id)
            return self._reply(conversation_id, [turn], address)

    def say_together(self, conversation_id: str, said: Sequence[Said], address: str = "") -> Answer:
        """Store, hear and answer messages that came one after the other, with one answer to all of them."""
        with self._one_at_a_time(conversation_id):
            turns = [self._store(conversation_id, words.text, words.client_message_id) for words in said]
            return self._reply(conversation_id, turns, address)

    def answer_late(self, conversation_id: str) -> Answer | None:
        """Return the answer to what the bot had not answered yet, or None when nothing waits for one."""
        with self._one_at_a_time(conversation_id):
            with self._sessions() as session:
                turns = repository.unanswered(session, conversation_id)
            return self._reply(conversation_id, turns) if turns else None

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

    def _refuse_moved_on(self, conversation_id: str, client_message_id: str, seen: int) -> None:
        with self._sessions() as session:
            if repository.find_turn(session, conversation_id, client_message_id):
                return  # sent once more because no answer came
            if repository.turns_after(session, conversation_id, seen):
                raise MovedOnError

    def _store(self, conversation_id: str, text: str, client_message_id: str) -> Turn:
        """Store a turn, unless it is stored already; returns it as it stands."""
        with self._sessions.begin() as session:
            if session.get(Conversation, conversation_id) is None:
                raise NotFoundError("This conversation has been deleted.")
            turn = repository.find_turn(session, conversation_id, client_message_id)
            return turn or repository.add_citizen_turn(session, conversation_id, text, client_message_id)

    def _reply(self, conversation_id: str, turns: Sequence[Turn], address: str = "") -> Answer:
        """Return the answer to stored turns, asking the bot where it has not given one."""
        waits, turn_ids = any(turn.state_after is None for turn in turns), [turn.id for turn in turns]
        try:
            deleted = waits and self._catch_up(conversation_id, address)
        except BotUnavailableError:
            return self._not_now(turn_ids)
        return all_deleted() if deleted else self._answer(turn_ids)

    def _hear_waiting(self, conversation_id: str, address: str) -> _Waiting:
        """Hear what has not been heard, and return all that waits for an answer."""
        with self._sessions() as session:
            welcomed = repository.is_greeted(session, conversation_id)
            waiting = list(repository.unanswered(session, conversation_id))
        heard_earlier = [turn for turn in waiting if turn.heard_as is not None]
        turns = [turn if turn.heard_as else self._hear(conversation_id, turn.id, address) for turn in waiting]
        return _Waiting(turns, heard_earlier, welcomed)

    def _hear(self, conversation_id: str, turn_id: str, address: str) -> Turn:
        """Hear one turn, in a transaction of its own: while the next is read, everyone else can write."""
        with self._sessions.begin() as session:
            conversation, turn = session.get_one(Conversation, conversation_id), session.get_one(Turn, turn_id)
            hear(session, self._listener, self._summaries, self._by_message, conversation, turn, address)
        return turn

    def _catch_up(self, conversation_id: str, address: str = "") -> bool:
        """Tell the bot all it has not answered yet; returns whether it all ended in a deletion."""
        waiting = self._hear_waiting(conversation_id, address)
        if not waiting.welcomed:
            self._greet(conversation_id)
        answered, answer = self._lost_answer(waiting)
        if answer and self._carry_out(conversation_id, waiting.turns[:answered], answer):
            return True
        to_hear = _batches(waiting.turns[answered:])
        return any(
            self._carry_out(conversation_id, turns, self._answer_to(conversation_id, turns)) for turns in to_hear
        )

    def _carry_out(self, conversation_id: str, turns: Sequence[Turn], answer: BotAnswer) -> bool:
        """Keep what the bot said to turns, or delete everything, where that is its answer; returns whether it was."""
        if asks_for_deletion(answer.messages):
            self._eraser.erase(conversation_id)
            return True
        self._record(conversation_id, turns, answer)
        return False

    def _answer_to(self, conversation_id: str, turns: Sequence[Turn]) -> BotAnswer:
        """Return the bot's answer, or ours to what is about the person's own pages: of that the bot never hears."""
        with self._sessions() as session:
            told = told_to(session, turns[0])
        return told or self._bot.send(conversation_id, "\n".join(turn.text for turn in turns), together(turns))

    def _greet(self, conversation_id: str) -> Sequence[Turn]:
        with self._sessions() as session:
            metadata = opening_metadata(session.get_one(Conversation, conversation_id))
        return self._record(conversation_id, [], self._bot.send(conversation_id, "start", metadata))

    def _lost_answer(self, waiting: _Waiting) -> tuple[int, BotAnswer | None]:
        """Return how many of the turns the bot has answered already, and its answer, which was lost on the way.

        What was heard earlier may have reached the bot; turns reach it in order, so all before the last it heard did.
        """
        for turn in reversed(waiting.heard_earlier):
            if answer := self._bot.replies_to(turn.conversation_id, turn.id):
                return waiting.turns.index(turn) + 1, answer
        return 0, None

    def _record(self, conversation_id: str, turns: Sequence[Turn], answer: BotAnswer) -> Sequence[Turn]:
        """Keep what the bot said to turns, and where the conversation is now; returns what it said."""
        with self._sessions.begin() as session:
            conversation = session.get_one(Conversation, conversation_id)
            replies = make_replies(answer.messages, self._shower.shows(conversation))
            said = repository.add_bot_turns(session, conversation_id, replies)
            if answer.state:
                repository.move_to(conversation, answer.state)
            after = state_of(conversation)
            for turn in turns:
                session.get_one(Turn, turn.id).state_after = vars(after)
        return said

    def _answer(self, turn_ids: Sequence[str]) -> Answer:
        with self._sessions() as session:
            turns = [session.get_one(Turn, turn_id) for turn_id in turn_ids]
            messages = [Message.of(reply) for reply in repository.answer_to(session, turns[-1])]
            return Answer.to(turns, messages, State(**(turns[-1].state_after or {})))

    def _not_now(self, turn_ids: Sequence[str]) -> Answer:
        """Say plainly that the bot does not answer; help in danger never waits for it, nor what was done already."""
        with self._sessions() as session:
            turns = [session.get_one(Turn, turn_id) for turn_id in turn_ids]
            conversation = session.get_one(Conversation, turns[-1].conversation_id)
            done = [(turn, (turn.metadata_ or {}).get("pages")) for turn in turns]
            messages = [Message(f"{turn.id}-done", pages["text"], None) for turn, pages in done if pages]
            messages.append(Message.waiting(turns[-1].id, conversation.channel))
            if heard_as(turns) == "crisis":
                text = self._shower.crisis_help(conversation)
                messages.insert(0, Message(f"{turns[-1].id}-help", text, None))
            return Answer.to(turns, messages, state_of(conversation), given=False)


class _Turn:
    """Whose turn it is to speak in one conversation."""

    def __init__(self) -> None:
        self.lock = Lock()


def _batches(turns: Sequence[Turn]) -> Iterator[list[Turn]]:
    """Join turns that waited together and that the bot can only hear as one; anything else goes alone."""
    batch: list[Turn] = []
    for turn in turns:
        if batch and not _belongs_to(batch[0], turn):
            yield batch
            batch = []
        batch.append(turn)
    if batch:
        yield batch


def _belongs_to(first: Turn, turn: Turn) -> bool:
    """Say whether both answer one question, or the second was said before what the first makes the bot ask."""
    if first.heard_as in ASKS_FIRST:
        return turn.heard_as in (ANSWER, SMALLTALK)
    return first.heard_as == turn.heard_as == ANSWER
