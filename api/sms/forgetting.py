"""Forgetting a number: with its conversation, all that could lead back to it goes."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from api.database.sms_tables import Phone, ReceivedText, WaitingText


def forget_phone(session: Session, conversation_id: str) -> None:
    """Delete the number of a conversation and every text kept of it; who has said STOP stays known as that alone.

    Of the texts received, the hash of the provider's id stays, so that one sent again does not begin anew.
    """
    phone = session.scalar(select(Phone).where(Phone.conversation_id == conversation_id))
    if phone is None:
        return
    session.execute(delete(WaitingText).where(WaitingText.phone_id == phone.id))
    received = update(ReceivedText).where(ReceivedText.phone_id == phone.id)
    session.execute(received.values(phone_id=None, text=None, replied=None))
    if phone.stopped:
        phone.conversation_id, phone.due_at, phone.heard_at = None, None, None
    else:
        session.delete(phone)
    session.flush()
