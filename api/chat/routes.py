"""The contracts' calls for conversations."""

from fastapi import APIRouter

from api.chat.citizen import CitizenByToken, CitizenIdByToken
from api.chat.repository import renew_key, transcript
from api.chat.schemas import AnswerOut, KeyOut, NewConversation, OpenedOut, SayIn, StateOut, TranscriptOut, TurnOut
from api.dependencies import ServicesDep, SessionDep
from api.limits.address import Address
from api.secrets import new_token
from api.web.documented import BODY_ERRORS, CITIZEN_ERRORS, errors

router = APIRouter(prefix="/api/conversations", tags=["conversations"], responses=BODY_ERRORS)


@router.post("", status_code=201, responses=errors(429))
def open_conversation(new: NewConversation, services: ServicesDep, address: Address) -> OpenedOut:
    """Open a conversation: `{"consent": {"keep": true, "share": false, "research": false}}`, on the web in English."""
    services.limits.openings.take(address)
    opened = services.chat.open(
        channel=new.channel, language=new.language, share=new.consent.share, research=new.consent.research
    )
    return OpenedOut.model_validate(opened, from_attributes=True)


@router.post("/{conversation_id}/messages", responses=CITIZEN_ERRORS | errors(429))
def say(said: SayIn, citizen: CitizenIdByToken, services: ServicesDep, address: Address) -> AnswerOut:
    """Say something: `{"text": "my garden", "client_message_id": "1"}`; sending it again changes nothing."""
    services.limits.messages.take(citizen)
    answer = services.chat.say(citizen, said.text, said.client_message_id, address)
    return AnswerOut.model_validate(answer, from_attributes=True)


@router.get("/{conversation_id}", responses=CITIZEN_ERRORS)
def read_conversation(conversation: CitizenByToken, session: SessionDep) -> TranscriptOut:
    """Return everything that was said, in order."""
    turns = [TurnOut.model_validate(turn, from_attributes=True) for turn in transcript(session, conversation.id)]
    return TranscriptOut(id=conversation.id, state=StateOut.model_validate(conversation), turns=turns)


@router.post("/{conversation_id}/token", status_code=201, responses=CITIZEN_ERRORS)
def renew_token(conversation: CitizenByToken, session: SessionDep) -> KeyOut:
    """Give the conversation a new token; the old one, and the link that holds it, open nothing any more."""
    token = new_token()
    renew_key(session, conversation, token)
    return KeyOut(id=conversation.id, token=token)


@router.delete("/{conversation_id}", status_code=204, responses=CITIZEN_ERRORS)
def delete_conversation(citizen: CitizenIdByToken, services: ServicesDep) -> None:
    """Delete every trace of the person, the bot's included."""
    services.chat.delete(citizen)
