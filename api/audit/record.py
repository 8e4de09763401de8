"""The one way into the audit log: `record`, in the transaction of what it records."""

from enum import StrEnum

from sqlalchemy.orm import Session, object_session

from api.database.audit_tables import AuditEvent
from api.database.collection_tables import Collection, Story
from api.database.plan_tables import Plan, PlanVersion
from api.database.review_tables import ReviewNote
from api.database.tables import Base, Share, ShareCode, SummaryItem, User

Known = User | Share | ShareCode | SummaryItem | ReviewNote | Plan | PlanVersion | Collection | Story

PERSON = "person"  # the citizen: their conversation says which, as long as it is there
SYSTEM = "system"  # a command
NOBODY = "nobody"  # who did not get in


class Action(StrEnum):
    """What can be done that is worth knowing later."""

    OPENED = "opened"
    SHARED = "shared"
    SHOWED_MORE = "showed_more"
    LINES_CHOSEN = "lines_chosen"
    TAKEN_BACK = "taken_back"
    LINE_CHANGED = "line_changed"
    LINE_ADDED = "line_added"
    LINE_REMOVED = "line_removed"
    NOTE_AGREED = "note_agreed"
    NOTE_SUGGESTED = "note_suggested"
    NOTE_ASKED = "note_asked"
    NOTE_ANSWERED = "note_answered"
    PLAN_OPENED = "plan_opened"
    PLAN_SHARED = "plan_shared"
    PLAN_CHANGED = "plan_changed"
    PLAN_SUGGESTED = "plan_suggested"
    PLAN_APPROVED = "plan_approved"
    PLAN_TALKED = "plan_talked"
    LOOKED_BACK = "looked_back"
    LINK_RENEWED = "link_renewed"
    PAGE_CHANGED = "page_changed"
    DELETED = "deleted"
    PURGED = "purged"
    CODE_MADE = "code_made"
    CODE_CLOSED = "code_closed"
    ANALYSED = "analysed"
    COLLECTION_MADE = "collection_made"
    COLLECTION_OPENED = "collection_opened"
    COLLECTION_DOWNLOADED = "collection_downloaded"
    COLLECTION_STOPPED = "collection_stopped"
    COLLECTION_RESUMED = "collection_resumed"
    COLLECTION_DELETED = "collection_deleted"
    STORY_OPENED = "story_opened"
    CONVERSATIONS_WRITTEN = "conversations_written"
    RESEARCH_AGREED = "research_agreed"
    RESEARCH_REFUSED = "research_refused"
    CODING_OPENED = "coding_opened"
    CODED = "coded"
    CODEBOOK_CHANGED = "codebook_changed"
    CODERS_CHANGED = "coders_changed"
    AGREEMENT_SEEN = "agreement_seen"
    SETTLED = "settled"
    CODING_TAKEN_OUT = "coding_taken_out"
    LOGGED_IN = "logged_in"
    LOGIN_FAILED = "login_failed"
    LOGGED_OUT = "logged_out"
    USER_ADDED = "user_added"
    USER_MOVED = "user_moved"
    ROLE_CHANGED = "role_changed"
    USER_CLOSED = "user_closed"
    USER_REOPENED = "user_reopened"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105  no password
    TOKEN_MADE = "token_made"  # noqa: S105  no token


def record(
    session: Session,
    action: Action,
    by: User | str = PERSON,
    *,
    about: Known | None = None,
    conversation_id: str | None = None,
) -> None:
    """Note who did what, about which row that has its id already, in whose conversation."""
    known = by if isinstance(by, User) else None
    event = AuditEvent(
        actor_kind=known.role if known else by,
        actor_id=known and known.id,
        actor_name=known and known.name,
        action=action.value,
        object_kind=about and type(about).__name__,
        object_id=about and about.id,
        team=_team_of(about),
        conversation_hash=conversation_id,
    )
    session.add(event)


def _team_of(about: Known | None) -> str | None:
    of = about.code if isinstance(about, Share) else about
    return of.team if isinstance(of, User | ShareCode) else None


def session_of(row: Base) -> Session:
    """Return the session that a row is kept by."""
    session = object_session(row)
    if session is None:
        raise ValueError("This row is not being kept, so nothing about it can be recorded.")
    return session
