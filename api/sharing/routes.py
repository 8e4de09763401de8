"""The contracts' calls for sharing a summary and taking it back."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Body
from pydantic import BaseModel, ConfigDict, Field

from api.chat.citizen import CitizenByToken
from api.database.tables import Conversation
from api.dependencies import ServicesDep, SessionDep
from api.limits.address import Address
from api.summary.schemas import ItemOut
from api.web.documented import BODY_ERRORS, CITIZEN_ERRORS, errors

router = APIRouter(
    prefix="/api/conversations/{conversation_id}/share",
    tags=["sharing"],
    responses=CITIZEN_ERRORS | BODY_ERRORS | errors(429),
)


class Code(BaseModel):
    """The code that a professional gave, for themselves or for their team."""

    with_: str = Field(alias="with", min_length=1, max_length=100)


class Sharing(Code):
    """What to share with it: all lines of the summary, or those in `items`."""

    items: list[str] | None = Field(default=None, min_length=1)


class ShareOut(BaseModel):
    """Who can see the summary."""

    with_: str = Field(serialization_alias="with")
    given_by: str | None = Field(description="who gave the code, when it is for a team")
    at: datetime


class ContextOut(BaseModel):
    """A sentence that a line comes from, as they see it."""

    model_config = ConfigDict(from_attributes=True)

    text: str


class SharedItemOut(ItemOut):
    """A line as they see it."""

    contexts: list[ContextOut]


class SharedOut(BaseModel):
    """What is shared, and with whom."""

    shared_with: list[ShareOut]
    items: list[SharedItemOut]


@router.post("")
def share(
    sharing: Sharing, conversation: CitizenByToken, services: ServicesDep, session: SessionDep, address: Address
) -> SharedOut:
    """Share the summary, `{"with": "K7QF-2MXP-9RTD"}`, or some lines of it: `{"with": "...", "items": ["..."]}`."""
    services.limits.take_code(conversation.id, address)
    services.sharing.share(session, conversation, sharing.with_, sharing.items)
    return _shared(conversation, services)


@router.delete("")
def take_back(
    conversation: CitizenByToken,
    services: ServicesDep,
    session: SessionDep,
    address: Address,
    code: Annotated[Code | None, Body()] = None,
) -> SharedOut:
    """Take back what was shared with a code, or with everyone when no code is sent."""
    if code:
        services.limits.take_code(conversation.id, address)
    services.sharing.take_back(session, conversation, code.with_ if code else None)
    return _shared(conversation, services)


def _shared(conversation: Conversation, services: ServicesDep) -> SharedOut:
    with_whom = [
        ShareOut(with_=share.code.name, given_by=share.code.given_by, at=share.shared_at)
        for share in conversation.shares
    ]
    lines = {line.id: line for share in conversation.shares for line in services.sharing.shown(share)}
    return SharedOut(shared_with=with_whom, items=[SharedItemOut.model_validate(line) for line in lines.values()])
