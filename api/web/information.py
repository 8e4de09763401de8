"""Pages that are the same for everyone: about, accessibility, help now; robots.txt and the icon."""

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, PlainTextResponse, Response

from api.safety.contacts import load_contacts
from api.web.pages import STATIC, render

router = APIRouter(include_in_schema=False)


@router.get("/about")
def about(request: Request) -> Response:
    """Say what this is."""
    return render(request, "information/about.jinja")


@router.get("/accessibility")
def accessibility(request: Request) -> Response:
    """Say how these pages can be used, how that was checked, and what falls short."""
    return render(request, "information/accessibility.jinja")


@router.get("/help-now")
def help_now(request: Request) -> Response:
    """Show who can be rung now."""
    contacts = load_contacts()
    lists = {name: contacts.listed(name, "en") for name in ("self", "others", "people")}
    return render(request, "information/help_now.jinja", lists=lists, checked=contacts.checked)


@router.get("/robots.txt")
def robots() -> PlainTextResponse:
    """Ask search engines to leave every page alone."""
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


@router.get("/favicon.ico")
def favicon() -> FileResponse:
    """Return the icon to browsers that ask at the old address."""
    return FileResponse(STATIC / "favicon.svg", media_type="image/svg+xml")
