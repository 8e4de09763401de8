"""Who the citizen is: whoever holds the token of a conversation, in a header or in a cookie."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.chat.repository import find_conversation
from api.database.tables import Conversation
from api.dependencies import ServicesDep, SessionDep
from api.errors import LoginNeededError, NotFoundError
from api.secrets import hash_secret

COOKIE = "goodlife_conversation"
BEARER = HTTPBearer(auto_error=False, scheme_name="conversation", description="The token that opening it gave.")

Key = Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]


def id_by_token(conversation_id: str, services: ServicesDep, key: Key) -> str:
    """Return the conversation's id when the bearer token opens it; a wrong token learns nothing about which exist."""
    if key is None:
        raise LoginNeededError("Send the conversation's token in the Authorization header: Bearer TOKEN.")
    if not opens(services, conversation_id, key.credentials.strip()):
        raise NotFoundError("There is no such conversation, or this token does not open it.")
    return conversation_id


def id_by_cookie(request: Request, services: ServicesDep) -> str:
    """Return the id of this browser's conversation."""
    conversation_id = maybe_id_by_cookie(request, services)
    if conversation_id is None:
        raise LoginNeededError("There is no conversation here. Start one, or open the link you kept.")
    return conversation_id


def maybe_id_by_cookie(request: Request, services: ServicesDep) -> str | None:
    """Return the id of this browser's conversation, if it has one."""
    conversation_id, _, token = request.cookies.get(COOKIE, "").partition(".")
    return conversation_id if token and opens(services, conversation_id, token) else None


def opens(services: ServicesDep, conversation_id: str, token: str) -> bool:
    """Return whether the token is the key of the conversation."""
    # A transaction of its own: what follows may take long (the bot) or need the database to itself (deletion).
    with services.sessions() as session:
        return find_conversation(session, conversation_id, hash_secret(token)) is not None


CitizenIdByToken = Annotated[str, Depends(id_by_token)]
CitizenIdByCookie = Annotated[str, Depends(id_by_cookie)]
MaybeCitizenId = Annotated[str | None, Depends(maybe_id_by_cookie)]


def _by_token(conversation_id: CitizenIdByToken, session: SessionDep) -> Conversation:
    return session.get_one(Conversation, conversation_id)


def _by_cookie(conversation_id: CitizenIdByCookie, session: SessionDep) -> Conversation:
    return session.get_one(Conversation, conversation_id)


CitizenByToken = Annotated[Conversation, Depends(_by_token)]
CitizenByCookie = Annotated[Conversation, Depends(_by_cookie)]
