"""Sharing on the page: a code, a look at what will be seen and by whom, then yes; and taking it back."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.chat.citizen import CitizenByCookie
from api.database.tables import Conversation
from api.dependencies import ServicesDep, SessionDep
from api.errors import NotFoundError
from api.web.forms import error_at
from api.web.pages import render, see
from api.web.words import ABOUT, in_groups

router = APIRouter(prefix="/share", include_in_schema=False)

CodeField = Annotated[str, Form(max_length=100)]


@router.get("")
def sharing(request: Request, conversation: CitizenByCookie) -> Response:
    """Show who can see the summary, and ask for a code."""
    return _ask(request, conversation)


@router.post("")
def look_before_sharing(
    request: Request,
    conversation: CitizenByCookie,
    services: ServicesDep,
    session: SessionDep,
    code: CodeField = "",
) -> Response:
    """Show exactly what would be shared, and with whom; nothing is shared yet."""
    if not code.strip():
        return _ask(request, conversation, code, "Type the code that you were given.")
    try:
        user = services.sharing.owner(session, code)
    except NotFoundError as error:
        return _ask(request, conversation, code, error.message)
    groups = in_groups(services.summaries.shown(conversation))
    return render(request, "sharing/confirm.jinja", name=user.name, code=code, groups=groups, about=ABOUT)


@router.post("/confirm")
def share(conversation: CitizenByCookie, services: ServicesDep, session: SessionDep, code: CodeField) -> Response:
    """Share."""
    services.sharing.share(session, conversation, code)
    return see("/share#who")


@router.post("/{share_id}/take-back")
def take_back(share_id: str, conversation: CitizenByCookie, services: ServicesDep) -> Response:
    """Take one share back."""
    services.sharing.take_back_share(conversation, share_id)
    return see("/share#who")


def _ask(request: Request, conversation: Conversation, code: str = "", problem: str | None = None) -> Response:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    errors = error_at("code", problem) if problem else []
    context = {"shares": conversation.shares, "code": code, "problem": problem, "errors": errors}
    return render(request, "sharing/share.jinja", status, **context)
