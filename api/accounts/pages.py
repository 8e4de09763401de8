"""Logging in and out with a browser."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.accounts.login import COOKIE
from api.accounts.roles import Role
from api.accounts.service import BROWSER_SESSION, WrongLoginError
from api.database.tables import User
from api.dependencies import Services, ServicesDep, SessionDep
from api.errors import TooManyError
from api.limits.address import Address
from api.web.pages import let_keep, local_path, render, see, with_wait

router = APIRouter(include_in_schema=False)

FIRST_PAGE = {Role.PROFESSIONAL: "/review", Role.RESEARCHER: "/collections", Role.ADMIN: "/admin/audit"}


@router.get("/login")
def ask_to_log_in(request: Request, services: ServicesDep, session: SessionDep, next: str = "") -> Response:
    """Ask for name and password, or say who is logged in already."""
    user = services.accounts.who(session, request.cookies.get(COOKIE, ""))
    context: dict[str, Any] = {
        "user": user,
        "first_page": _first_page(user),
        "next": local_path(next) or "",
        "name": "",
    }
    return _ask(request, services, **context)


@router.post("/login")
def log_in(
    request: Request,
    services: ServicesDep,
    session: SessionDep,
    address: Address,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "",
) -> Response:
    """Log in; each login has a token of its own."""
    try:
        token = services.accounts.log_in(name, password, address)
    except (WrongLoginError, TooManyError) as error:
        again = {"name": name, "next": local_path(next) or "", "problem": error.message}
        return with_wait(_ask(request, services, error.status, **again), error)
    return let_in(request, services, session, token, next)


def let_in(request: Request, services: Services, session: Session, token: str, next: str) -> Response:
    """Give a browser its new session, and send it on; the session that was in it ends."""
    services.accounts.log_out(session, request.cookies.get(COOKIE, ""))
    user = services.accounts.who(session, token)
    answer = see(local_path(next) or _first_page(user))
    let_keep(answer, services.settings, COOKIE, token, int(BROWSER_SESSION.total_seconds()))
    return answer


@router.post("/logout")
def log_out(request: Request, services: ServicesDep, session: SessionDep) -> Response:
    """End this browser's session."""
    services.accounts.log_out(session, request.cookies.get(COOKIE, ""))
    answer = see("/login")
    answer.delete_cookie(COOKIE)
    return answer


def _ask(request: Request, services: Services, status: HTTPStatus = HTTPStatus.OK, **context: Any) -> Response:
    by_organisation = services.identity_provider is not None
    return render(request, "accounts/login.jinja", status, "name", by_organisation=by_organisation, **context)


def _first_page(user: User | None) -> str:
    return FIRST_PAGE[Role(user.role)] if user else "/login"
