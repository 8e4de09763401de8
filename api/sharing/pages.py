"""Sharing on the page: a code, a look at what will be seen and by whom, then yes; showing more; and taking it back."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.chat.citizen import CitizenByCookie
from api.database.tables import Conversation
from api.dependencies import Services, ServicesDep, SessionDep
from api.errors import NotFoundError
from api.limits.address import Address
from api.sharing.lines import mark_of
from api.web.forms import error_at
from api.web.pages import render, see
from api.web.words import ABOUT, in_groups

router = APIRouter(prefix="/share", include_in_schema=False)

CodeField = Annotated[str, Form(max_length=100)]
Seen = Annotated[str, Form(description="the mark of the lines that were on the page when they said yes")]


@router.get("")
def sharing(request: Request, conversation: CitizenByCookie, services: ServicesDep) -> Response:
    """Show who can see the summary, and ask for a code."""
    return _ask(request, services, conversation)


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
        return _ask(request, services, conversation, code, "Type the code that you were given.")
    services.limits.take_code(conversation.id, address)
    try:
        name = services.sharing.owner(session, code).name
    except NotFoundError as error:
        return _ask(request, services, conversation, code, error.message)
    if services.sharing.is_shared(session, conversation, code):
        said = f"You have shared with this code already. {name} can see your summary."
        return _ask(request, services, conversation, code, said)
    return _look(request, services, session, conversation, code)


@router.post("/confirm")
def share(
    request: Request,
    conversation: CitizenByCookie,
    services: ServicesDep,
    session: SessionDep,
    address: Address,
    code: CodeField,
    seen: Seen = "",
) -> Response:
    """Share what they have seen; when it has changed meanwhile, they look again first."""
    services.limits.take_code(conversation.id, address)
    if seen != mark_of(services.sharing.would_show(conversation)):
        return _look(request, services, session, conversation, code)
    services.sharing.share(session, conversation, code)
    return see("/share#who")


@router.post("/{share_id}/show-new")
def show_new_lines(share_id: str, conversation: CitizenByCookie, services: ServicesDep, seen: Seen = "") -> Response:
    """Show the new lines too; when there are others meanwhile, they look again first."""
    share = services.sharing.share_of(conversation, share_id)
    if seen == mark_of(services.sharing.not_shown_yet(share)):
        services.sharing.show_new_lines(share)
    return see("/share#who")


@router.post("/{share_id}/take-back")
def take_back(share_id: str, conversation: CitizenByCookie, services: ServicesDep) -> Response:
    """Take one share back."""
    services.sharing.take_back_share(conversation, share_id)
    return see("/share#who")


def _look(request: Request, services: Services, session: Session, conversation: Conversation, code: str) -> Response:
    lines = services.sharing.would_show(conversation)
    name = services.sharing.owner(session, code).name
    context: dict[str, Any] = {"name": name, "code": code, "lines": lines, "seen": mark_of(lines)}
    return render(request, "sharing/confirm.jinja", groups=in_groups(lines), about=ABOUT, **context)


def _ask(
    request: Request, services: Services, conversation: Conversation, code: str = "", problem: str | None = None
) -> Response:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    errors = error_at("code", problem) if problem else []
    new_lines = [services.sharing.not_shown_yet(share) for share in conversation.shares]
    context: dict[str, Any] = {
        "shares": [(share, new, mark_of(new)) for share, new in zip(conversation.shares, new_lines, strict=True)],
        "code": code,
        "problem": problem,
        "errors": errors,
        "about": ABOUT,
    }
    return render(request, "sharing/share.jinja", status, **context)
