"""What every answer carries, and what no other site may send us."""

from http import HTTPStatus
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from starlette.middleware.base import RequestResponseEndpoint

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}
DOCUMENTATION = ("/docs", "/openapi.json")
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def install_headers(app: FastAPI) -> None:
    """Refuse changes that another site's page sends with our cookies, and set the security headers."""

    @app.middleware("http")
    async def headers(request: Request, call_next: RequestResponseEndpoint) -> Response:
        if request.cookies and request.method not in SAFE_METHODS and _from_elsewhere(request):
            error = {"code": "not_allowed", "message": "This was sent from another site, so nothing was done."}
            return JSONResponse({"error": error}, HTTPStatus.FORBIDDEN)
        response = await call_next(request)
        if not request.url.path.startswith(DOCUMENTATION):
            response.headers.update(HEADERS)
        if not request.url.path.startswith("/static"):
            response.headers["Cache-Control"] = "no-store"
        return response


def _from_elsewhere(request: Request) -> bool:
    """Return whether a browser says that another site made this request (Fetch Metadata; else the Origin)."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("Host")
