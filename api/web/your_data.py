"""Your data: what is kept and who sees it; and, for someone in a conversation, their say about researchers."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.audit.record import Action, record
from api.chat.citizen import CitizenByCookie, MaybeCitizenId
from api.collections.leaving import leave_collections
from api.database.tables import Conversation
from api.dependencies import ServicesDep, SessionDep
from api.sharing.looks import looks_at
from api.web.pages import render, see

router = APIRouter(prefix="/your-data", include_in_schema=False)


@router.get("")
def your_data(request: Request, citizen: MaybeCitizenId, services: ServicesDep, session: SessionDep) -> Response:
    """Say what is kept, who sees it, and how it is deleted."""
    conversation = session.get(Conversation, citizen) if citizen else None
    looks = looks_at(session, conversation) if conversation else {}
    by_text = services.sms.settings.in_use
    return render(request, "information/your_data.jinja", conversation=conversation, looks=looks, by_text=by_text)


@router.post("/research")
def research(conversation: CitizenByCookie, session: SessionDep, may: Annotated[bool, Form()]) -> Response:
    """Let researchers learn from what they wrote, or no more: then it leaves what they have collected."""
    conversation.consent_research = may
    session.flush()
    if not may:
        leave_collections(session, conversation.id)
    record(session, Action.RESEARCH_AGREED if may else Action.RESEARCH_REFUSED, conversation_id=conversation.id)
    return see("/your-data#researchers")
