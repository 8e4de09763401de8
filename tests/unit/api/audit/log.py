"""Reads the audit log of a test's service."""

from sqlalchemy import select

from api.database.audit_tables import AuditEvent


def events(world):
    """Return the whole log, oldest first."""
    with world.services.sessions() as session:
        return session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()


def noted(world):
    """Return what was done and by whom, oldest first."""
    return [(event.action, event.actor_kind) for event in events(world)]
