"""My page: the sheet as it is printed, and what the person does with it."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.chat.citizen import CitizenByCookie
from api.database.tables import Conversation
from api.dependencies import Services, ServicesDep
from api.my_page.service import HEADINGS, Place, place_of, usual_place
from api.web.forms import Typed, problem_with
from api.web.pages import render, see

router = APIRouter(prefix="/my-page", include_in_schema=False)

LONGEST_NAME = 60


@router.get("")
def my_page(request: Request, conversation: CitizenByCookie, services: ServicesDep) -> Response:
    """Show the page."""
    return _show(request, services, conversation)


@router.post("/name")
def call(
    request: Request, conversation: CitizenByCookie, services: ServicesDep, called: Annotated[Typed, Form()] = ""
) -> Response:
    """Write what they like to be called on the page; an empty box takes it away."""
    problem = _problem_with_name(called)
    if problem:
        return _show(request, services, conversation, called, problem)
    services.my_pages.call(conversation, called)
    return see("/my-page")


@router.post("/lines/{item}")
def put(item: str, conversation: CitizenByCookie, services: ServicesDep, place: Annotated[Place, Form()]) -> Response:
    """Put a line into a part of the page, or leave it off."""
    services.my_pages.put(conversation, item, place)
    return see("/my-page#change")


def _problem_with_name(called: str) -> str | None:
    if len(called) > LONGEST_NAME:
        return f"That is too long. {LONGEST_NAME} letters fit."
    return problem_with(called, "") if called.strip() else None


def _show(
    request: Request, services: Services, conversation: Conversation, draft: str = "", problem: str | None = None
) -> Response:
    page = services.my_pages.look(conversation)
    return render(
        request,
        "my_page/my_page.jinja",
        at="called",
        problem=problem,
        page=page,
        headings=HEADINGS,
        place_of=place_of,
        usual_place=usual_place,
        draft=draft if problem else page.called or "",
    )
