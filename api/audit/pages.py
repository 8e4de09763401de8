"""What an admin sees: who saw and changed what, and never a word of what anyone said."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from sqlalchemy import select

from api.accounts.login import Admin
from api.audit.record import Action
from api.audit.service import page_of
from api.database.tables import User
from api.dependencies import SessionDep
from api.web.pages import render

router = APIRouter(prefix="/admin", include_in_schema=False)

# What stands in the log, in plain words.
SAID = {
    Action.OPENED: "Opened a shared summary",
    Action.SHARED: "Shared a summary",
    Action.SHOWED_MORE: "Showed new lines of a shared summary",
    Action.LINES_CHOSEN: "Chose which lines of a summary to show",
    Action.TAKEN_BACK: "Took a summary back",
    Action.LINE_CHANGED: "Changed or kept a line of a summary",
    Action.LINE_ADDED: "Added a line to a summary",
    Action.LINE_REMOVED: "Took a line out of a summary",
    Action.NOTE_AGREED: "Agreed with a line",
    Action.NOTE_SUGGESTED: "Suggested other words for a line",
    Action.NOTE_ASKED: "Asked about a line",
    Action.NOTE_ANSWERED: "Answered what was said about a line",
    Action.PLAN_OPENED: "Opened a plan",
    Action.PLAN_SHARED: "Chose who to write a plan with",
    Action.PLAN_CHANGED: "Changed a plan",
    Action.PLAN_SUGGESTED: "Suggested a change to a plan",
    Action.PLAN_APPROVED: "Said yes to a plan",
    Action.PLAN_TALKED: "Noted that goals were talked about",
    Action.LOOKED_BACK: "Said how a goal went",
    Action.LINK_RENEWED: "Made a new link",
    Action.PAGE_CHANGED: "Changed their page",
    Action.DELETED: "Deleted everything",
    Action.PURGED: "Deleted what nobody had used for long",
    Action.CODE_MADE: "Made a code",
    Action.CODE_CLOSED: "Closed a code",
    Action.ANALYSED: "Had texts read",
    Action.COLLECTION_MADE: "Made a collection of stories",
    Action.COLLECTION_OPENED: "Looked at a collection of stories",
    Action.COLLECTION_DOWNLOADED: "Downloaded from a collection of stories",
    Action.COLLECTION_STOPPED: "Stopped the reading of a collection",
    Action.COLLECTION_RESUMED: "Went on with the reading of a collection",
    Action.COLLECTION_DELETED: "Deleted a collection of stories",
    Action.STORY_OPENED: "Opened a story of a collection",
    Action.CONVERSATIONS_WRITTEN: "Wrote conversations for research to a file",
    Action.RESEARCH_AGREED: "Said yes to researchers",
    Action.RESEARCH_REFUSED: "Said no to researchers",
    Action.CODING_OPENED: "Opened a story to code it",
    Action.CODED: "Coded a story",
    Action.CODEBOOK_CHANGED: "Changed the codes of a collection",
    Action.CODERS_CHANGED: "Changed who codes a collection, or what they see",
    Action.AGREEMENT_SEEN: "Looked at how far coders agree",
    Action.SETTLED: "Settled where coders differ",
    Action.CODING_TAKEN_OUT: "Took a coded collection out",
    Action.LOGGED_IN: "Logged in",
    Action.LOGIN_FAILED: "Failed to log in",
    Action.LOGGED_OUT: "Logged out",
    Action.USER_ADDED: "Added someone who logs in",
    Action.USER_MOVED: "Put someone in a team or in none",
    Action.ROLE_CHANGED: "Took over another role from a work account",
    Action.USER_CLOSED: "Closed a login",
    Action.USER_REOPENED: "Opened a closed login again",
    Action.PASSWORD_CHANGED: "Gave someone a new password",
    Action.TOKEN_MADE: "Made a token for a program",
}


@router.get("/audit")
def audit_log(
    request: Request,
    user: Admin,
    session: SessionDep,
    action: Action | Literal[""] = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """Show a page of the log."""
    shown = page_of(session, page, action or None)
    names = {one.id: one.name for one in session.scalars(select(User))}
    return render(request, "audit/log.jinja", user=user, page=shown, action=action, said=SAID, names=names)
