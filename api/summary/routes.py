"""The contracts' calls for the summary a person owns."""

from fastapi import APIRouter

from api.chat.citizen import CitizenByToken
from api.database.tables import SummaryItem
from api.dependencies import ServicesDep, SessionDep
from api.summary.schemas import ItemChange, ItemOut, NewItem, SummaryOut
from api.web.documented import BODY_ERRORS, CITIZEN_ERRORS

router = APIRouter(
    prefix="/api/conversations/{conversation_id}/summary", tags=["summary"], responses=CITIZEN_ERRORS | BODY_ERRORS
)


@router.get("")
def read_summary(conversation: CitizenByToken) -> SummaryOut:
    """Return every item, those the person removed too, so that nothing is lost by a slip."""
    items = [ItemOut.model_validate(item) for item in conversation.items]
    return SummaryOut(version=conversation.summary_version, items=items)


@router.patch("/items/{item}")
def change_item(item: str, change: ItemChange, conversation: CitizenByToken, services: ServicesDep) -> ItemOut:
    """Keep, change or remove an item: `{"status": "kept"}`, `{"words": "..."}`."""
    changed = services.summaries.change(conversation, item, **change.model_dump())
    return ItemOut.model_validate(changed)


@router.post("/items", status_code=201)
def add_item(new: NewItem, conversation: CitizenByToken, services: ServicesDep, session: SessionDep) -> ItemOut:
    """Add an item in the person's own words: `{"words": "...", "kind": "strength", "domain": "home"}`."""
    added: SummaryItem = services.summaries.add(conversation, **new.model_dump())
    session.flush()
    return ItemOut.model_validate(added)
