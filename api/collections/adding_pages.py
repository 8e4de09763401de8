"""How a researcher adds a collection: files, or the bot's own conversations, and which column is which."""

from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi import Form as Posted
from fastapi.responses import Response

from api.collections.access import OwnCollection, Researcher
from api.collections.columns import wanted_of
from api.collections.conversations import agreed
from api.collections.service import New
from api.collections.uploading import receive
from api.collections.uploads import UploadLostError
from api.database.collection_tables import Collection
from api.database.tables import User
from api.dependencies import Services, ServicesDep, SessionDep
from api.errors import GoodLifeError, InvalidInputError
from api.web.pages import render, see
from nlp.batch.formats import READABLE
from nlp.batch.readers.columns import Wanted
from nlp.reading.tier import Tier

router = APIRouter(prefix="/collections", include_in_schema=False)


@router.post("")
async def add(request: Request, user: Researcher, services: ServicesDep) -> Response:
    """Keep files and have them read, or ask first which column is which."""
    try:
        collection = await receive(request, services.settings.collections, services.collections, user)
    except InvalidInputError as error:
        return _ask_for_files(request, services, user, error)
    return see(f"/collections/{collection.id}" + ("/columns" if collection.state == "columns" else ""))


@router.get("/add")
def ask_for_files(request: Request, user: Researcher, services: ServicesDep) -> Response:
    """Ask for files."""
    return _ask_for_files(request, services, user)


@router.get("/conversations")
def ask_for_conversations(request: Request, user: Researcher, session: SessionDep) -> Response:
    """Say what a collection of conversations is, and of how many it would be."""
    return render(request, "collections/conversations.jinja", user=user, agreed=agreed(session), tiers=Tier)


@router.post("/conversations")
def add_conversations(
    request: Request,
    user: Researcher,
    services: ServicesDep,
    name: Annotated[str, Posted()] = "",
    tier: Annotated[Tier, Posted()] = Tier.FAST,
    redact: Annotated[bool, Posted()] = False,
) -> Response:
    """Have the conversations read of those who agree to research."""
    try:
        collection = services.collections.add_conversations(user, New(name, tier, redact))
    except InvalidInputError as error:
        return render(request, "collections/conversations.jinja", at="name", problem=error.message, user=user, agreed=0)
    return see(f"/collections/{collection.id}")


@router.get("/{collection_id}/columns")
def ask_for_columns(request: Request, user: Researcher, collection: OwnCollection, services: ServicesDep) -> Response:
    """Ask which column is which; later there is nothing to ask."""
    return _ask_for_columns(request, services, user, collection)


@router.post("/{collection_id}/columns")
def choose_columns(
    request: Request,
    user: Researcher,
    collection: OwnCollection,
    services: ServicesDep,
    text: Annotated[list[str], Posted()] = [],  # noqa: B006  never changed
    id: Annotated[str, Posted()] = "",
    group: Annotated[str, Posted()] = "",
    date: Annotated[str, Posted()] = "",
) -> Response:
    """Have a collection read with these columns."""
    wanted = Wanted(tuple(text), id, group or None, date or None, wanted_of(collection.wanted).interviewer)
    problem = _problem(wanted)
    try:
        if not problem and collection.state == "columns":
            services.collections.choose_columns(collection.id, wanted)
    except InvalidInputError as error:
        problem = error.message
    if problem:
        return _ask_for_columns(request, services, user, collection, problem, wanted)
    return see(f"/collections/{collection.id}")


def _ask_for_files(request: Request, services: Services, user: User, error: GoodLifeError | None = None) -> Response:
    limits = services.settings.collections
    context: dict[str, Any] = {
        "limits": limits,
        "readable": ",".join(sorted(READABLE)),
        "tiers": Tier,
    }
    problem = error.message if error else None
    return render(request, "collections/add.jinja", at="files", problem=problem, user=user, **context)


def _ask_for_columns(
    request: Request,
    services: Services,
    user: User,
    collection: Collection,
    problem: str | None = None,
    wanted: Wanted | None = None,
) -> Response:
    if collection.state != "columns":
        return see(f"/collections/{collection.id}")
    try:
        look = services.collections.look(collection.id)
    except UploadLostError as error:
        services.collections.give_up(collection.id, error.message)
        return see(f"/collections/{collection.id}")
    chosen = wanted or Wanted(look.texts, look.id)
    context: dict[str, Any] = {"collection": collection, "look": look, "chosen": chosen}
    return render(request, "collections/columns.jinja", at="text", problem=problem, user=user, **context)


def _problem(wanted: Wanted) -> str | None:
    if not wanted.text:
        return "Choose the column that holds the stories, or each of them."
    chosen = [one for one in (*wanted.text, wanted.id, wanted.group, wanted.date) if one]
    return "Choose a column of its own for each." if len(set(chosen)) < len(chosen) else None
