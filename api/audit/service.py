"""Reading the audit log, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audit.record import Action
from api.database.audit_tables import AuditEvent

ON_A_PAGE = 50


@dataclass(frozen=True)
class Page:
    """Some of the log; `older`: whether there is more after it."""

    number: int
    events: Sequence[AuditEvent]
    older: bool


def page_of(session: Session, number: int, action: Action | None) -> Page:
    """Return one page of the log, of one action where one is named; the first is 1."""
    events = select(AuditEvent).order_by(AuditEvent.id.desc())
    if action is not None:
        events = events.where(AuditEvent.action == action.value)
    found = session.scalars(events.offset((number - 1) * ON_A_PAGE).limit(ON_A_PAGE + 1)).all()
    return Page(number, found[:ON_A_PAGE], len(found) > ON_A_PAGE)
