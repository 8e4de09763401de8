"""The documentation of the calls: Swagger UI from our own files."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.web.pages import render

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def documentation(request: Request) -> Response:
    """Show every call, with a way to try it."""
    return render(request, "docs.jinja")
