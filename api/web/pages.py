"""The HTML pages: one Jinja environment, one way to render, one page for errors."""

import hashlib
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, FileSystemLoader, PackageLoader

from api.database.tables import User
from api.errors import GoodLifeError
from api.settings import Settings
from api.web import spoken, words

STATIC = Path(__file__).parent / "static"
STAFF_PAGES = ("/review", "/read", "/collections", "/coding", "/admin")
LARGE_TEXT = "goodlife_large_text"  # the cookie of those who want it


@cache
def asset(name: str) -> str:
    """Return the address of a static file; it changes with the file, so that browsers may keep what they have."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"


def _environment() -> Environment:
    own = FileSystemLoader(Path(__file__).parent / "templates")
    # The components ask for parts of parameters that are not there; that is how they leave things out.
    environment = Environment(
        loader=ChoiceLoader([own, PackageLoader("nhsuk_frontend_jinja")]),
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(asset=asset)
    environment.filters.update(
        spoken=spoken.spoken,
        tappable=spoken.tappable,
        marked=spoken.marked,
        pieces=spoken.pieces,
        when=words.when,
        day=words.day,
        sureness=words.sureness,
        standing=words.standing,
        whom=words.whom,
    )
    return environment


_JINJA = _environment()


def fragment(template: str, **context: Any) -> str:
    """Return a rendered template."""
    return _JINJA.get_template(template).render(**context)


def render(
    request: Request,
    template: str,
    status: HTTPStatus | None = None,
    at: str = "",
    problem: str | None = None,
    **context: Any,
) -> HTMLResponse:
    """Return a page; a `problem` is told in its error summary, which leads to the field `at`."""
    context |= {"request": request, "large": LARGE_TEXT in request.cookies, "at": at, "problem": problem}
    context["errors"] = [{"text": problem, "href": f"#{at}"}] if problem else []
    usual = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return HTMLResponse(fragment(template, **context), status or usual)


def let_keep(
    answer: Response, settings: Settings, name: str, value: str, seconds: int | None = None, path: str = "/"
) -> None:
    """Let a browser keep a cookie that no script and no other site can use; without `seconds`, until it is closed."""
    answer.set_cookie(
        name, value, max_age=seconds, path=path, httponly=True, samesite="lax", secure=settings.secure_cookies
    )


def with_wait(answer: Response, error: GoodLifeError) -> Response:
    """Tell with an answer when to try again, where an error knows."""
    if error.retry_after:
        answer.headers["Retry-After"] = str(error.retry_after)
    return answer


def see(path: str) -> RedirectResponse:
    """Send the browser on to another page, after a form has done its work."""
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)


def is_staff_page(request: Request) -> bool:
    """Return whether a page is for those who log in, rather than for citizens."""
    return request.url.path.startswith(STAFF_PAGES)


def error_page(request: Request, status: HTTPStatus, message: str, user: User | None = None) -> Response:
    """Return a plain page that says what went wrong and what to do; whoever has to log in is sent there."""
    staff = is_staff_page(request)
    if status == HTTPStatus.UNAUTHORIZED and staff:
        return see(f"/login?next={quote(_page_of(request))}")
    if status == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
        return see(_where_it_starts(request.url.path))
    return render(request, "error.jinja", status, message=message, number=status.value, staff=staff, user=user)


def _page_of(request: Request) -> str:
    """Return the page that someone was on: the one asked for, or the one that a form was sent from."""
    if request.method == "GET":
        return request.url.path
    try:
        return local_path(urlsplit(request.headers.get("referer", "")).path) or ""
    except ValueError:
        return ""


def _where_it_starts(path: str) -> str:
    """Return the page from which a form is sent to an address.

    >>> _where_it_starts("/share/confirm"), _where_it_starts("/logout")
    ('/share', '/')
    """
    first, _, rest = path.lstrip("/").partition("/")
    return f"/{first}" if rest else "/"


def local_path(wanted: str) -> str | None:
    """Return a path of this site as it was asked for, or None when it would lead anywhere else.

    >>> local_path("/review"), local_path("//elsewhere.example"), local_path("https://elsewhere.example")
    ('/review', None, None)
    """
    try:
        parts = urlsplit(wanted)
    except ValueError:  # "//[" is no address at all
        return None
    ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and not (parts.scheme or parts.netloc)
    return wanted if ours and wanted.isprintable() else None
