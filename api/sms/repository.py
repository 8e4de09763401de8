"""Numbers and texts in the database; every function works inside the caller's transaction."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.database.sms_tables import Phone, ReceivedText, WaitingText


def unheard(session: Session, phone_id: str) -> Sequence[ReceivedText]:
    """Return the texts of a number that wait to be heard, as they arrived."""
    waiting = (ReceivedText.phone_id == phone_id, ReceivedText.heard.is_(False))
    return session.scalars(select(ReceivedText).where(*waiting).order_by(ReceivedText.arrived_at)).all()


def arrived_since(session: Session, phone_id: str, since: datetime) -> Sequence[datetime]:
    """Return when the texts of a number arrived, from a time on, in order."""
    lately = (ReceivedText.phone_id == phone_id, ReceivedText.arrived_at >= since)
    return session.scalars(select(ReceivedText.arrived_at).where(*lately).order_by(ReceivedText.arrived_at)).all()


def to_be_heard(session: Session, at: datetime) -> Sequence[str]:
    """Return the numbers whose texts are due to be heard."""
    return session.scalars(select(Phone.id).where(Phone.due_at <= at)).all()


def to_be_sent(session: Session, at: datetime) -> Sequence[str]:
    """Return the numbers that a text of ours is due to be sent to."""
    return session.scalars(select(WaitingText.phone_id).where(WaitingText.due_at <= at).distinct()).all()


def next_due(session: Session) -> datetime | None:
    """Return when something is due next, or None when nothing waits."""
    times = (session.scalar(select(func.min(column))) for column in (Phone.due_at, WaitingText.due_at))
    return min((time for time in times if time), default=None)


def waiting_for(session: Session, phone_id: str) -> Sequence[WaitingText]:
    """Return what waits to be sent to a number, in order."""
    return session.scalars(select(WaitingText).where(WaitingText.phone_id == phone_id).order_by(WaitingText.id)).all()


def answers_to(session: Session, received_id: str) -> Sequence[WaitingText]:
    """Return what waits to be sent in answer to a text, in order."""
    return session.scalars(
        select(WaitingText).where(WaitingText.received_id == received_id).order_by(WaitingText.id)
    ).all()


def sent(session: Session, text: WaitingText) -> None:
    """Let go of a text that need not be sent any more, if STOP has not done so."""
    session.execute(delete(WaitingText).where(WaitingText.id == text.id))


def send_nothing_more(session: Session, phone_id: str) -> None:
    """Take back all that waits to be sent to a number."""
    session.execute(delete(WaitingText).where(WaitingText.phone_id == phone_id))
