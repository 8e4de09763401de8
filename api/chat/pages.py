"""The conversation page: what was said, the bot's choices, and a box for the person's own words."""

from contextlib import suppress
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel

from api.chat import coming_and_going
from api.chat.bot import BotUnavailableError
from api.chat.citizen import CitizenIdByCookie
from api.chat.coming_and_going import gone
from api.chat.service import MovedOnError
from api.chat.view import ChatView, look
from api.database.encryption import Cipher
from api.database.tables import Conversation
from api.dependencies import Services, ServicesDep
from api.errors import TooManyError
from api.limits.address import Address
from api.plan.looking_back import to_look_back_on
from api.web.forms import Typed, problem_with
from api.web.pages import fragment, render, see, with_wait

router = APIRouter(include_in_schema=False)
router.include_router(coming_and_going.router)

STOP = "Stop for now"
NOTHING_WRITTEN = "Write something first. If you would rather not answer, press “Skip this question”."


class Said(BaseModel):
    """What the form sends: own words or a choice, the id under which it is sent, and the last turn on the page."""

    text: Typed = ""
    choice: str = ""
    message_id: str = ""
    seen: int = -1

    @property
    def words(self) -> str:
        """Return what is said: a choice goes before words that are still being written."""
        return self.choice or self.text

    @property
    def draft(self) -> str:
        """Return the words that stay in the box."""
        return self.text if self.choice else ""

    @property
    def answers(self) -> int | None:
        """Return the last turn that a button answers: its yes is none to a later question; words and Stop are."""
        return self.seen if self.choice not in ("", STOP) and self.seen >= 0 else None

    def client_message_id(self, cipher: Cipher) -> str:
        """Return the id of this message; other words sent from the same page, after going back, are another message.

        The words are in it as a keyed hash: it is kept in plain.
        """
        return f"{self.message_id}-{cipher.hash(self.words)[:16]}"


@router.get("/conversation")
def conversation(request: Request, citizen: CitizenIdByCookie, services: ServicesDep) -> Response:
    """Show the conversation; to whoever comes back when it is time to look back on their plan, it says so."""
    view = _look(services, citizen)
    return _page(request, view, look_back=_time_to_look_back(services, citizen)) if view else gone(request)


@router.post("/conversation/messages")
def say(
    request: Request,
    citizen: CitizenIdByCookie,
    services: ServicesDep,
    address: Address,
    said: Annotated[Said, Form()],
) -> Response:
    """Say something; a browser with JavaScript gets what is new, another is sent back to the page."""
    problem = problem_with(said.words, NOTHING_WRITTEN)
    if problem:
        return _refuse(request, services, citizen, said, problem)
    try:
        services.limits.messages.take(citizen)
    except TooManyError as error:
        return with_wait(_refuse(request, services, citizen, said, error.message, error.status), error)
    message_id = said.client_message_id(services.settings.cipher())
    try:
        services.chat.say(citizen, said.words, message_id, address, said.answers)
    except MovedOnError:
        return _go_on(request, services, citizen, said.seen, said.draft, moved_on=True)
    return _go_on(request, services, citizen, said.seen, said.draft)


@router.post("/conversation/try-again")
def try_again(
    request: Request, citizen: CitizenIdByCookie, services: ServicesDep, said: Annotated[Said, Form()]
) -> Response:
    """Deliver what the bot has not answered yet; the page says so when it still does not answer."""
    with suppress(BotUnavailableError):
        services.chat.try_again(citizen)
    return _go_on(request, services, citizen, said.seen, said.text)


def _go_on(
    request: Request, services: Services, citizen: str, seen: int, draft: str, moved_on: bool = False
) -> Response:
    view = _look(services, citizen)
    if view is None:
        return gone(request)
    if "HX-Request" in request.headers:
        return HTMLResponse(fragment("chat/answer.jinja", view=view, seen=seen, moved_on=moved_on))
    return _page(request, view, draft, moved_on=moved_on) if draft or moved_on else see("/conversation#latest")


def _refuse(
    request: Request,
    services: Services,
    citizen: str,
    said: Said,
    problem: str,
    status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY,
) -> Response:
    if "HX-Request" not in request.headers:
        view = _look(services, citizen)
        return _page(request, view, said.text, problem, status) if view else gone(request)
    beside_the_box = {"HX-Retarget": "#problem", "HX-Reswap": "innerHTML"}
    html = fragment("chat/problem.jinja", problem=problem)
    return HTMLResponse(html, status, beside_the_box)


def _page(
    request: Request,
    view: ChatView,
    draft: str = "",
    problem: str | None = None,
    status: HTTPStatus | None = None,
    look_back: bool = False,
    moved_on: bool = False,
) -> Response:
    context = {"view": view, "draft": draft, "look_back": look_back, "moved_on": moved_on}
    return render(request, "chat/conversation.jinja", status, "text", problem, **context)


def _look(services: Services, citizen: str) -> ChatView | None:
    with services.sessions() as session:
        return look(session, citizen)


def _time_to_look_back(services: Services, citizen: str) -> bool:
    with services.sessions() as session:
        conversation = session.get(Conversation, citizen)
        plan = services.plans.of(session, conversation) if conversation else None
        return plan is not None and bool(to_look_back_on(plan, None, services.plans.today()))
