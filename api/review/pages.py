"""What a professional sees: the inbox of shared summaries, their codes, one summary to say something about, by line."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from api.accounts.login import Professional
from api.database.tables import User
from api.dependencies import ServicesDep, SessionDep
from api.plan.desk import professionals_desk
from api.plan.next_thing import next_thing
from api.review.notes import NoteKind
from api.review.service import Shared
from api.sharing.service import CODE_LASTS
from api.web.forms import Typed, problem_with
from api.web.pages import let_keep, render, see
from api.web.words import in_groups
from nlp.domain.codebook import load_codebook

router = APIRouter(prefix="/review", include_in_schema=False)

COOKIE = "goodlife_new_code"
NEW_CODE = "/review/codes/new"
NEW_CODE_MINUTES = 10
CHANGED = "They changed this line while you were reading it. Read it again first."
NOTHING_WRITTEN = {"amend": "Write the words that you suggest.", "question": "Write your question."}


class Said(BaseModel):
    """What a professional says about a line."""

    kind: NoteKind
    words: Typed = ""
    seen: str = Field(default="", description="the mark of the line that was on the page when they said it")

    def problem(self) -> str | None:
        """Return what has to be put right first; only a yes needs no words."""
        if self.kind == "agree" and not self.words.strip():
            return None
        return problem_with(self.words, NOTHING_WRITTEN.get(self.kind, ""))


@router.get("")
def inbox(request: Request, user: Professional, services: ServicesDep, session: SessionDep) -> Response:
    """Show what was shared, newest first, and the codes that still work."""
    inbox = services.review.inbox(session, user)
    codes = services.sharing.codes_of(session, user)
    writes = [one.share for one in inbox if one.share.code.user_id == user.id]  # of a team, one alone
    desks = {share: professionals_desk(services, session, share) for share in writes}
    plans = {share: next_thing(desk, services.plans.today()) for share, desk in desks.items() if desk.found}
    return render(request, "review/inbox.jinja", user=user, inbox=inbox, plans=plans, codes=codes)


@router.post("/codes")
def make_code(
    user: Professional, services: ServicesDep, session: SessionDep, team: Annotated[str, Form()] = ""
) -> Response:
    """Make a code, for a team where one is named.

    Only a hash of it is kept here, so the browser carries it to the page that shows it.
    """
    answer = see(NEW_CODE)
    code = services.sharing.new_code(session, user, team or None)
    let_keep(answer, services.settings, COOKIE, code, NEW_CODE_MINUTES * 60, NEW_CODE)
    return answer


@router.get("/codes/new")
def new_code(request: Request, user: Professional, services: ServicesDep, session: SessionDep) -> Response:
    """Show the code that was just made, again when the page is loaded again, for some minutes."""
    code = request.cookies.get(COOKIE, "")
    given = services.sharing.given(session, user, code)
    if given is None:
        return see("/review#codes")
    lasts = {"minutes": NEW_CODE_MINUTES, "days": CODE_LASTS.days}
    return render(request, "review/code.jinja", user=user, code=code, team=given.team, lasts=lasts)


@router.post("/codes/{code_id}/close")
def close_code(code_id: str, user: Professional, services: ServicesDep, session: SessionDep) -> Response:
    """Let a code work no more."""
    services.sharing.close_code(session, user, code_id)
    return see("/review#codes")


@router.get("/{share_id}")
def shared_summary(
    request: Request, share_id: str, user: Professional, services: ServicesDep, session: SessionDep
) -> Response:
    """Show one summary in its groups, each line with the sentence it came from and nothing else that was said."""
    return _show(request, user, services.review.open(session, user, share_id))


@router.post("/{share_id}/lines/{line_id}")
def say(
    request: Request,
    share_id: str,
    line_id: str,
    said: Annotated[Said, Form()],
    user: Professional,
    services: ServicesDep,
    session: SessionDep,
) -> Response:
    """Keep what they say about a line, and go on to the next that waits."""
    shared = services.review.find(session, user, share_id)
    line = shared.line(line_id)
    problem = said.problem() or (CHANGED if said.seen != shared.mark(line) else None)
    if problem:
        # They see the summary as it stands now, which is a look like any other.
        shared = services.review.open(session, user, share_id)
        return _show(request, user, shared, at=f"{said.kind}-{line.id}", problem=problem, draft=said.words)
    services.notes.add(session, user, line, said.kind, said.words.strip() or None)
    onward = shared.after(line)
    return see(f"/review/{share_id}#{f'item-{onward.id}' if onward else 'done'}")


def _show(
    request: Request, user: User, shared: Shared, at: str = "", problem: str | None = None, draft: str = ""
) -> Response:
    """Show a summary; `problem` is shown at the box `at`, whose words are kept."""
    context: dict[str, Any] = {
        "shared": shared,
        "groups": in_groups(shared.lines),
        "codebook": load_codebook(),
        "trouble": {"at": at, "problem": problem, "draft": draft},
    }
    return render(request, "review/summary.jinja", at=at, problem=problem, user=user, **context)
