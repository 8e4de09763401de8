"""What is done with a plan, noted in the audit log."""

from api.audit.record import PERSON, Action, Known, record, session_of
from api.database.plan_tables import Plan
from api.database.tables import User


def note(plan: Plan, action: Action, writer: User | None, about: Known | None = None) -> None:
    """Note what the person (None) or a professional did with a plan."""
    by, what = writer or PERSON, about or plan
    record(session_of(plan), action, by, about=what, conversation_id=plan.conversation_id)
