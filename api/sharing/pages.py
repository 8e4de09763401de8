"""Sharing on the page: a code, a look at what will be seen and by whom, yes; then more, or less, or taking it back."""

from collections.abc import Collection
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.chat.citizen import CitizenByCookie
from api.database.tables import Conversation, Share
from api.dependencies import Services, ServicesDep, SessionDep
from api.errors import NotFoundError
from api.limits.address import Address
from api.sharing.access import lead_to_one
from api.sharing.lines import Line, mark_of
from api.sharing.looks import looks_at
from api.web.pages import render, see
from api.web.words import ABOUT, in_groups, whom

router = APIRouter(prefix="/share", include_in_schema=False)

CodeField = Annotated[str, Form(max_length=100)]
Seen = Annotated[str, Form(description="the mark of the lines that were on the page when they said yes")]
Ticked = Annotated[list[str], Form(description="the lines to show")]

NOTHING_TICKED = "Tick at least one line."
CHANGED = "Your summary has changed since. Look at the lines again, then choose."


@router.get("")
def sharing(request: Request, conversation: CitizenByCookie, services: ServicesDep, session: SessionDep) -> Response:
    """Show who can see the summary, and ask for a code."""
    return _ask(request, services, session, conversation)


@router.post("")
def look_before_sharing(
    request: Request,
    conversation: CitizenByCookie,
    services: ServicesDep,
    session: SessionDep,
    address: Address,
    code: CodeField = "",
) -> Response:
    """Show exactly what would be shared, and with whom; nothing is shared yet."""
    if not code.strip():
        return _ask(request, services, session, conversation, code, "Type the code that you were given.")
    services.limits.take_code(conversation.id, address)
    try:
        name = services.sharing.working_code(session, code).name
    except NotFoundError as error:
        return _ask(request, services, session, conversation, code, error.message)
    if services.sharing.shared_with(session, conversation, code):
        said = f"You have shared with this code already. {name} can see your summary."
        return _ask(request, services, session, conversation, code, said)
    return _look(request, services, session, conversation, code)


@router.post("/confirm")
def share(
    request: Request,
    conversation: CitizenByCookie,
    services: ServicesDep,
    session: SessionDep,
    address: Address,
    code: CodeField,
    items: Ticked = [],  # noqa: B006  FastAPI's way of saying that none may be ticked
    seen: Seen = "",
) -> Response:
    """Share what they have seen and ticked; when it has changed meanwhile, they look again first."""
    services.limits.take_code(conversation.id, address)
    unchanged = seen == mark_of(services.sharing.would_show(conversation))
    if not (unchanged and items):
        problem = NOTHING_TICKED if unchanged else CHANGED
        return _look(request, services, session, conversation, code, items, problem)
    services.sharing.share(session, conversation, code, items)
    return see("/share#who")


@router.get("/{share_id}/lines")
def look_at_lines(
    request: Request, share_id: str, conversation: CitizenByCookie, services: ServicesDep, session: SessionDep
) -> Response:
    """Show what a share shows, line by line, to show more of it or less."""
    share = services.sharing.share_of(conversation, share_id)
    return _lines(request, services, session, share, _shown_by(share))


@router.post("/{share_id}/lines")
def show_only(
    request: Request,
    share_id: str,
    conversation: CitizenByCookie,
    services: ServicesDep,
    session: SessionDep,
    items: Ticked = [],  # noqa: B006
    seen: Seen = "",
) -> Response:
    """Show the lines that are ticked and no others; when there are others meanwhile, they look again first."""
    share = services.sharing.share_of(conversation, share_id)
    if seen != mark_of(services.sharing.would_show(conversation, share)):
        return _lines(request, services, session, share, items, CHANGED)
    services.sharing.show_only(share, items)
    return see("/share#who")


@router.post("/{share_id}/show-new")
def show_new_lines(
    request: Request,
    share_id: str,
    conversation: CitizenByCookie,
    services: ServicesDep,
    session: SessionDep,
    seen: Seen = "",
) -> Response:
    """Show the new lines too; when there are others meanwhile, they look again first."""
    share = services.sharing.share_of(conversation, share_id)
    new = services.sharing.not_shown_yet(share)
    if new and seen != mark_of(new):
        return _lines(request, services, session, share, _shown_by(share), CHANGED)
    services.sharing.show_new_lines(share)
    return see("/share#who")


@router.post("/{share_id}/take-back")
def take_back(share_id: str, conversation: CitizenByCookie, services: ServicesDep) -> Response:
    """Take one share back."""
    services.sharing.take_back_share(conversation, share_id)
    return see("/share#who")


def _look(
    request: Request,
    services: Services,
    session: Session,
    conversation: Conversation,
    code: str,
    ticked: Collection[str] | None = None,
    problem: str | None = None,
) -> Response:
    """Show what would be shared, all of it ticked unless they have ticked something already."""
    lines = services.sharing.would_show(conversation)
    context: dict[str, Any] = {
        **_to_tick(lines, [line.id for line in lines] if ticked is None else ticked),
        "found": services.sharing.working_code(session, code),
        "code": code,
    }
    at = f"line-{lines[0].id}" if lines else ""
    return render(request, "sharing/confirm.jinja", at=at, problem=problem, **context)


def _lines(
    request: Request,
    services: Services,
    session: Session,
    share: Share,
    ticked: Collection[str],
    problem: str | None = None,
) -> Response:
    lines = services.sharing.would_show(share.conversation, share)
    others = [other.code for other in share.conversation.shares if other is not share]
    context: dict[str, Any] = {
        **_to_tick(lines, ticked),
        "name": share.code.name,
        "also": {whom(code.name, code.given_by) for code in others if lead_to_one(code, share.code)},
        "plan": services.plans.of(session, share.conversation),
    }
    at = f"line-{lines[0].id}" if lines else ""
    return render(request, "sharing/lines.jinja", at=at, problem=problem, share=share, **context)


def _shown_by(share: Share) -> list[str]:
    return [item for item, places in share.shows.items() if places is not None]


def _to_tick(lines: list[Line], ticked: Collection[str]) -> dict[str, Any]:
    return {"lines": lines, "groups": in_groups(lines), "ticked": ticked, "seen": mark_of(lines), "about": ABOUT}


def _ask(
    request: Request,
    services: Services,
    session: Session,
    conversation: Conversation,
    code: str = "",
    problem: str | None = None,
) -> Response:
    context: dict[str, Any] = {
        "shares": [_as_listed(services, share) for share in conversation.shares],
        "looks": looks_at(session, conversation),
        "plan": services.plans.of(session, conversation),
        "code": code,
        "about": ABOUT,
    }
    return render(request, "sharing/share.jinja", at="code", problem=problem, **context)


def _as_listed(services: Services, share: Share) -> tuple[Share, int, list[Line], str]:
    new_lines = services.sharing.not_shown_yet(share)
    return share, len(services.sharing.shown(share)), new_lines, mark_of(new_lines)
