"""What every answer carries, and what no other site may send us."""

from http import HTTPStatus
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from starlette.middleware.base import RequestResponseEndpoint

# No page holds a script or styles in itself, so nothing that a person writes can ever become one.
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    # Other sites learn nothing; within ours a form keeps its Origin, which is what is checked below.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
FOR_GOOD = "public, max-age=31536000, immutable"


def install_headers(app: FastAPI) -> None:
    """Refuse changes that another site's page sends, and set the security headers.

    Those without our cookies too: they would log a browser in as someone else, or take its conversation from it.
    """

    @app.middleware("http")
    async def headers(request: Request, call_next: RequestResponseEndpoint) -> Response:
        if request.method not in SAFE_METHODS and _from_elsewhere(request):
            error = {"code": "not_allowed", "message": "This was sent from another site, so nothing was done."}
            return JSONResponse({"error": error}, HTTPStatus.FORBIDDEN)
        return with_headers(request, await call_next(request))


def with_headers(request: Request, response: Response) -> Response:
    """Return the answer with the security headers, and with how long it may be kept."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)  # a page of its own kind, as the report, has its own rules
    response.headers["Cache-Control"] = _kept(request)
    return response


def _kept(request: Request) -> str:
    """Say how long a browser may keep an answer: people's words never, a static file as long as its address lasts."""
    if not request.url.path.startswith("/static/"):
        return "no-store"
    return FOR_GOOD if "v" in request.query_params else "no-cache"


def _from_elsewhere(request: Request) -> bool:
    """Return whether a browser says that another site made this request (Fetch Metadata; else the Origin)."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    try:
        return origin is not None and urlsplit(origin).netloc != request.headers.get("Host")
    except ValueError:
        return True
