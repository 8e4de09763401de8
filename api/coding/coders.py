"""Who codes a collection, and what the rules hide from them: its owner decides."""

from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.roles import Role
from api.audit.record import Action, record
from api.coding.bench import Bench
from api.coding.blindness import UNTIL
from api.database.coding_tables import CollectionCoder
from api.database.tables import User, now
from api.errors import InvalidInputError, NotFoundError

Change = Literal["stop", "start", "settle", "not_settle"]


def name_coder(session: Session, bench: Bench, name: str) -> None:
    """Name someone as a coder, or name them again; raises InvalidInputError for a name that nobody has."""
    folded = name.strip().casefold()
    if not folded:
        raise InvalidInputError("Write the name with which they log in.", "name")
    user = next((one for one in session.scalars(select(User)) if one.name.casefold() == folded), None)
    if user is None or user.role == Role.ADMIN or user.closed_at:
        raise InvalidInputError("No researcher or professional logs in with this name. Check how it is spelt.", "name")
    known = next((coder for coder in bench.people if coder.user_id == user.id), None)
    if known:
        known.active = True
    else:
        session.add(CollectionCoder(collection_id=bench.id, user_id=user.id))
    _record(session, bench)


def change_coder(session: Session, bench: Bench, coder_id: str, change: Change) -> None:
    """Let a person code, or no more; let them settle, or no more. What they put stays. Raises NotFoundError."""
    coder = next((one for one in bench.people if one.id == coder_id), None)
    if coder is None:
        raise NotFoundError("Nobody of this collection is meant by that.")
    if change in ("stop", "start"):
        coder.active = change == "start"
    else:
        coder.settles = change == "settle"
    _record(session, bench)


def set_rules(session: Session, bench: Bench, people: str, machines: str) -> None:
    """Set whom coders are blind to, and begin a blind phase; raises InvalidInputError."""
    if people not in UNTIL or machines not in UNTIL:
        raise InvalidInputError("Choose what coders see, for people and for machines.", "people")
    bench.rules.blind_to_people, bench.rules.blind_to_machines, bench.rules.ended_at = people, machines, None
    _record(session, bench)


def end_blind_phase(session: Session, bench: Bench) -> None:
    """Let everyone see everything from now on."""
    bench.rules.ended_at = now()
    _record(session, bench)


def _record(session: Session, bench: Bench) -> None:
    record(session, Action.CODERS_CHANGED, bench.me.user or "", about=bench.collection)
