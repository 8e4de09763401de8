"""The one place that turns every failure into an answer: JSON for programs, a plain page for people."""

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from starlette.exceptions import HTTPException

from api.accounts.login import token_of
from api.database.tables import User
from api.dependencies import Services
from api.errors import GoodLifeError
from api.web.headers import with_headers
from api.web.pages import error_page, is_staff_page, with_wait

log = logging.getLogger(__name__)


def error_body(code: str, message: str, field: str | None = None) -> dict[str, Any]:
    """Return the body of every JSON error."""
    error = {"code": code, "message": message}
    return {"error": {**error, "field": field} if field else error}


def install_error_handlers(app: FastAPI) -> None:
    """Answer every failure with one shape: JSON below /api and for webhooks, a plain page elsewhere."""

    @app.exception_handler(GoodLifeError)
    def known(request: Request, error: GoodLifeError) -> Response:
        return with_wait(_answer(request, error.status, error.code, error.message, error.field), error)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        field, message = _first_problem(error.errors())
        return _answer(request, HTTPStatus.UNPROCESSABLE_ENTITY, "invalid_input", message, field)

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        status = HTTPStatus(error.status_code)
        code, sentence = _KNOWN.get(status, (status.name.lower(), f"{status.phrase}."))
        return _answer(request, status, code, sentence, None)

    @app.exception_handler(IntegrityError)
    def at_once(request: Request, error: IntegrityError) -> Response:
        log.warning("two at once: %s", error.orig)
        sentence = "Someone changed this in the same moment, so nothing was done. Look again, and send it once more."
        return _answer(request, HTTPStatus.CONFLICT, "changed_meanwhile", sentence, None)

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> Response:
        # The traceback goes to the log; its locals, and so anyone's words, do not.
        # So does the route, and not the address, in which a citizen's key may stand.
        route = request.scope.get("route")
        log.error("%s %s failed", request.method, getattr(route, "path", "-"), exc_info=error)
        sentence = "Something went wrong on our side. What you wrote before is safe. Please try again."
        answer = _answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, "internal", sentence, None)
        return with_headers(request, answer)  # it is made outside of what gives all others theirs


_KNOWN = {
    HTTPStatus.NOT_FOUND: ("not_found", "There is nothing at this address."),
    HTTPStatus.METHOD_NOT_ALLOWED: ("method_not_allowed", "This address does not take that kind of request."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("too_large", "That is more than can be sent at once. Send it in parts."),
}


def _first_problem(problems: Sequence[Any]) -> tuple[str | None, str]:
    problem = problems[0]
    field = ".".join(str(part) for part in problem["loc"] if part not in ("body", "query", "path")) or None
    if problem["type"] == "json_invalid":
        return None, "The body is not valid JSON."
    message = problem["msg"].removeprefix("Value error, ")
    return field, f"{field}: {message}." if field else f"{message}."


def _answer(request: Request, status: HTTPStatus, code: str, message: str, field: str | None) -> Response:
    path = request.url.path
    if path.startswith(("/api/", "/sms/", "/healthz", "/readyz")):
        return JSONResponse(error_body(code, message, field), status_code=status)
    return error_page(request, status, message, _staff(request))


def _staff(request: Request) -> User | None:
    """Return who is logged in, where a page is theirs, so that an error leaves them their menu."""
    if not is_staff_page(request):
        return None
    services: Services = request.app.state.services
    try:
        with services.sessions() as session:
            return services.accounts.who(session, token_of(request))
    except SQLAlchemyError:
        return None  # the database may be what failed
