"""Who codes a collection, and what they see of each other: for its owner."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.coding.bench import name_of
from api.coding.blindness import UNTIL
from api.coding.coders import Change, change_coder, end_blind_phase, name_coder, set_rules
from api.coding.comparing import done_with
from api.coding.opening import Open, ToOwner
from api.errors import InvalidInputError
from api.web.pages import render, see

router = APIRouter(prefix="/collections/{collection_id}/coders", include_in_schema=False)


@router.get("")
def coders(request: Request, opened: ToOwner) -> Response:
    """Show who codes, how far they are, and the rules."""
    return _show(request, opened)


@router.post("")
def add(request: Request, opened: ToOwner, name: Annotated[str, Form()] = "") -> Response:
    """Name someone as a coder."""
    try:
        name_coder(opened.session, opened.bench, name)
    except InvalidInputError as error:
        return _show(request, opened, name, error)
    return _back(opened)


@router.post("/rules")
def rules(opened: ToOwner, people: Annotated[str, Form()] = "", machines: Annotated[str, Form()] = "") -> Response:
    """Set whom coders are blind to."""
    set_rules(opened.session, opened.bench, people, machines)
    return _back(opened)


@router.post("/end-blind-phase")
def end(opened: ToOwner) -> Response:
    """End the blind phase."""
    end_blind_phase(opened.session, opened.bench)
    return _back(opened)


@router.post("/{coder_id}")
def change(opened: ToOwner, coder_id: str, do: Annotated[Change, Form()]) -> Response:
    """Let someone code or settle, or no more."""
    change_coder(opened.session, opened.bench, coder_id, do)
    return _back(opened)


def _show(request: Request, opened: Open, name: str = "", error: InvalidInputError | None = None) -> Response:
    done: dict[str, int] = {}
    for _, coder in done_with(opened.session, opened.bench):
        done[coder] = done.get(coder, 0) + 1
    context = opened.context(error, name_of=name_of, until=UNTIL, done=done, name=name)
    return render(request, "coding/coders.jinja", **context)


def _back(opened: Open) -> Response:
    return see(f"/collections/{opened.bench.id}/coders")
