"""How a citizen comes, comes back and goes: the first page with consent, the link to keep, deletion."""

from typing import Annotated, Any, Literal

from cryptography.fernet import InvalidToken
from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from api.chat.citizen import COOKIE, CitizenIdByCookie, id_by_cookie, maybe_id_by_cookie, opens
from api.chat.repository import renew_key
from api.database.tables import Conversation
from api.dependencies import Services, ServicesDep, SessionDep
from api.errors import NotFoundError
from api.limits.address import Address
from api.safety.contacts import load_contacts
from api.secrets import new_token
from api.web.pages import let_keep, render, see

router = APIRouter()

KEEP_NEEDED = "Tick “Keep what I write” to go on. Without it I cannot remember what you say."
OTHER_TALK, OTHER = "/other-talk", "goodlife_other_talk"
SECONDS_TO_CHOOSE = 10 * 60
FOR_EMERGENCIES = ("emergency", "nhs_111_press_2")


class Start(BaseModel):
    """What the person agrees to, and their language."""

    keep: bool = False
    share: bool = False
    research: bool = False
    language: Literal["en", "cy"] = "en"


@router.get("/")
def welcome(request: Request, services: ServicesDep) -> Response:
    """Ask the question, say what this is, and ask for consent."""
    return _welcome(request, services, Start())


@router.post("/")
def start(request: Request, services: ServicesDep, address: Address, start: Annotated[Start, Form()]) -> Response:
    """Open a conversation and give its only key to this browser."""
    if not start.keep:
        return _welcome(request, services, start, KEEP_NEEDED)
    services.limits.openings.take(address)
    opened = services.chat.open(channel="web", language=start.language, share=start.share, research=start.research)
    return _with_key(services, opened.id, opened.token)


@router.get("/come-back")
def come_back(request: Request, _citizen: CitizenIdByCookie, services: ServicesDep, new: bool = False) -> Response:
    """Show the link that leads back here from anywhere."""
    conversation_id, _, token = request.cookies[COOKIE].partition(".")
    link = request.url_for("return_by_link", conversation_id=conversation_id, token=token)
    next_key = services.settings.cipher().encrypt(new_token())
    return render(request, "chat/come_back.jinja", link=str(link), new=new, next_key=next_key)


@router.post("/come-back/new-link")
def new_link(
    request: Request, services: ServicesDep, session: SessionDep, next_key: Annotated[str, Form()] = ""
) -> Response:
    """Make a new link: the old one, and every other browser that was let in by it, opens nothing any more.

    The new key comes with the form: whoever sends it once more, because no answer came, is let in by that key.
    """
    conversation_id, token = request.cookies.get(COOKIE, "").partition(".")[0], _opened(services, next_key)
    if not opens(services, conversation_id, token):
        conversation_id = id_by_cookie(request, services)
        renew_key(session, session.get_one(Conversation, conversation_id), token)
    return _with_key(services, conversation_id, token, "/come-back?new=true")


@router.get("/return/{conversation_id}/{token}")
def return_by_link(request: Request, conversation_id: str, token: str, services: ServicesDep) -> Response:
    """Take the key out of the link, where others could read it, and into the browser.

    Where another talk is open there, it is asked first: without its link nobody could come back to it.
    """
    if not opens(services, conversation_id, token):
        raise NotFoundError("This link opens nothing. Check that you have all of it. It may have been deleted.")
    if maybe_id_by_cookie(request, services) in (None, conversation_id):
        return _with_key(services, conversation_id, token)
    answer = see(OTHER_TALK)
    let_keep(answer, services.settings, OTHER, f"{conversation_id}.{token}", SECONDS_TO_CHOOSE, OTHER_TALK)
    return answer


@router.get(OTHER_TALK)
def ask_before_opening_another(request: Request, _citizen: CitizenIdByCookie) -> Response:
    """Ask before another talk takes the place of the one that is open here."""
    return render(request, "chat/other_talk.jinja")


@router.post(OTHER_TALK)
def open_another(request: Request, services: ServicesDep) -> Response:
    """Open the talk of the link that was followed last."""
    conversation_id, _, token = request.cookies.get(OTHER, "").partition(".")
    if not opens(services, conversation_id, token):
        raise NotFoundError("Open your link once more. It is not known here any more.")
    answer = _with_key(services, conversation_id, token)
    answer.delete_cookie(OTHER, path=OTHER_TALK)
    return answer


@router.post("/close")
def close() -> Response:
    """Take the keys out of this browser; nothing is deleted, and the link opens the talk again."""
    answer = see("/closed")
    answer.delete_cookie(COOKIE)
    answer.delete_cookie(OTHER, path=OTHER_TALK)
    return answer


@router.get("/closed")
def closed(request: Request) -> Response:
    """Say that the talk is closed here."""
    return render(request, "chat/closed.jinja")


@router.get("/delete")
def ask_before_deleting(request: Request, _citizen: CitizenIdByCookie) -> Response:
    """Ask once more before everything is deleted."""
    return render(request, "chat/delete.jinja")


@router.post("/delete")
def delete(request: Request, citizen: CitizenIdByCookie, services: ServicesDep) -> Response:
    """Delete everything."""
    services.chat.delete(citizen)
    return gone(request)


@router.get("/deleted")
def deleted(request: Request) -> Response:
    """Say that everything is gone."""
    return render(request, "chat/deleted.jinja")


def gone(request: Request) -> Response:
    """Send the browser to the page that says all is deleted, and take its key away."""
    # htmx would follow a redirect and put that page into the conversation; its own header makes it leave.
    answer = Response(headers={"HX-Redirect": "/deleted"}) if "HX-Request" in request.headers else see("/deleted")
    answer.delete_cookie(COOKIE)
    return answer


def _opened(services: Services, next_key: str) -> str:
    """Return the key that came with a form of ours, or another where it is none of ours."""
    try:
        return services.settings.cipher().decrypt(next_key)
    except (InvalidToken, ValueError):
        return new_token()


def _welcome(request: Request, services: Services, start: Start, problem: str | None = None) -> Response:
    context: dict[str, Any] = {
        "start": start,
        "started": maybe_id_by_cookie(request, services) is not None,
        "contacts": [contact for contact in load_contacts().contacts if contact.id in FOR_EMERGENCIES],
    }
    return render(request, "chat/welcome.jinja", at="keep", problem=problem, **context)


def _with_key(
    services: Services, conversation_id: str, token: str, then: str = "/conversation#latest"
) -> RedirectResponse:
    answer = see(then)
    let_keep(answer, services.settings, COOKIE, f"{conversation_id}.{token}")
    return answer
