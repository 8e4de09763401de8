"""Logging in from a program: a session's token for a name and a password."""

from fastapi import APIRouter, Request
from pydantic import BaseModel

from api.accounts.login import token_of
from api.dependencies import ServicesDep, SessionDep
from api.limits.address import Address
from api.storable import Storable
from api.web.documented import BODY_ERRORS, errors

router = APIRouter(prefix="/api/sessions", tags=["accounts"], responses=errors(403))


class Login(BaseModel):
    """A name and a password."""

    name: Storable
    password: Storable


class Token(BaseModel):
    """What to send as `Authorization: Bearer TOKEN`."""

    token: str


@router.post("", status_code=201, responses=BODY_ERRORS | errors(429))
def log_in(login: Login, services: ServicesDep, address: Address) -> Token:
    """Log in: `{"name": "...", "password": "..."}`."""
    return Token(token=services.accounts.log_in(login.name, login.password, address))


@router.delete("", status_code=204)
def log_out(request: Request, services: ServicesDep, session: SessionDep) -> None:
    """End this session."""
    services.accounts.log_out(session, token_of(request))
