"""The bot's own conversations as stories: of people who agreed to research, as long as they do, and of nobody else."""

from collections.abc import Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.chat.before import asked_last
from api.chat.repository import transcript
from api.database.tables import Conversation, Turn
from nlp.batch.redacting import redact_narrative
from nlp.deidentification.finder import Finder
from nlp.domain.narrative import Narrative
from nlp.listening.heard import ANSWER

SOURCE = "conversations"
AGREED = Conversation.consent_research.is_(True)


def agreed(session: Session) -> int:
    """Return how many people have agreed to research."""
    return session.scalar(select(func.count()).select_from(Conversation).where(AGREED)) or 0


def ids_of_agreed(session: Session) -> Sequence[str]:
    """Return the conversations of those who have agreed, the oldest first."""
    return session.scalars(select(Conversation.id).where(AGREED).order_by(Conversation.created_at)).all()


def answers_of(session: Session, conversation_id: str, number: int) -> list[Narrative]:
    """Return a person's answers, each with the bot's question; none when they have taken their yes back.

    They are known by the number of the conversation and of the answer: no name, no phone number, no id of ours. The
    conversation is locked, so that nobody takes their yes back between this and what is done with it.
    """
    locked = select(Conversation).where(Conversation.id == conversation_id, AGREED).with_for_update()
    if session.scalar(locked) is None:
        return []
    turns = transcript(session, conversation_id)
    answers = enumerate(_answers(turns), start=1)
    return [Narrative(f"{number}-{place}", text, question, SOURCE) for place, (question, text) in answers]


def _answers(turns: Sequence[Turn]) -> Iterator[tuple[str | None, str]]:
    topic = "welcome"
    for at, turn in enumerate(turns):
        if turn.speaker != "citizen":
            continue
        if turn.heard_as == ANSWER and _tells_of_a_life(turn, topic):
            asked = asked_last(turns[:at])
            yield asked.text if asked else None, turn.text
        topic = (turn.state_after or {}).get("topic", topic)


def _tells_of_a_life(turn: Turn, topic: str) -> bool:
    """As the chat does: not what is said to begin, to come back, while it rests, or about the lines of a summary."""
    heard = turn.metadata_ or {}
    if topic in ("stopped", "crisis") or heard.get("correction"):
        return False
    return topic not in ("welcome", "paused") or heard.get("depth") != "short"


def narratives_of_agreed(session: Session, redact: bool) -> Iterator[tuple[int, Narrative]]:
    """Yield all answers of those who agree, redacted where that is asked for, each with the number of its teller."""
    finder = Finder.load() if redact else None
    for number, conversation_id in enumerate(ids_of_agreed(session), start=1):
        answers = answers_of(session, conversation_id, number)
        yield from ((number, answer) for answer in (redacted(answers, finder) if finder else answers))


def redacted(narratives: Sequence[Narrative], finder: Finder) -> Iterator[Narrative]:
    """Yield narratives without what tells who someone is, in their words or in the question."""
    texts = finder.find([narrative.text for narrative in narratives])
    questions = finder.find([narrative.question or "" for narrative in narratives])
    for narrative, in_text, in_question in zip(narratives, texts, questions, strict=True):
        yield redact_narrative(narrative, in_text, in_question).narrative
