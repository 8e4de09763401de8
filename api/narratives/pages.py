"""The reading, for someone who writes no programs: paste a text, see what is found and why."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.accounts.login import ReaderOfNarratives
from api.audit.record import Action, record
from api.database.tables import User
from api.dependencies import ServicesDep, SessionDep
from api.errors import TooManyError
from api.narratives.schemas import LONGEST_NARRATIVE
from api.web.forms import Typed
from api.web.pages import render, with_wait
from nlp.domain.codebook import load_codebook
from nlp.domain.narrative import Narrative

router = APIRouter(prefix="/read", include_in_schema=False)


@router.get("")
def ask_for_a_text(request: Request, user: ReaderOfNarratives) -> Response:
    """Ask for a text."""
    return render(request, "narratives/read.jinja", user=user, text="")


@router.post("")
def read(
    request: Request,
    user: ReaderOfNarratives,
    services: ServicesDep,
    session: SessionDep,
    text: Annotated[Typed, Form()] = "",
) -> Response:
    """Show the text with what was found in it."""
    problem = _problem(text)
    if problem:
        return _refuse(request, user, text, problem)
    try:
        services.limits.analyses.take(user.id)
    except TooManyError as error:
        return with_wait(_refuse(request, user, text, error.message, error.status), error)
    record(session, Action.ANALYSED, user)
    session.commit()  # and the connection is free for others while it is read
    (reading,) = services.reader.read([Narrative("1", text)])
    return render(request, "narratives/read.jinja", user=user, text=text, reading=reading, codebook=load_codebook())


def _problem(text: str) -> str | None:
    if not text.strip():
        return "Paste or write a text first."
    if len(text) > LONGEST_NARRATIVE:
        return f"The text has {len(text):,} letters, and {LONGEST_NARRATIVE:,} fit here. Use the command for long ones."
    return None


def _refuse(request: Request, user: User, text: str, problem: str, status: HTTPStatus | None = None) -> Response:
    return render(request, "narratives/read.jinja", status, "text", problem, user=user, text=text)
