"""Who is logged in, and what their role lets them do."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPBearer

from api.accounts.roles import Role
from api.database.tables import User
from api.dependencies import ServicesDep, SessionDep
from api.errors import LoginNeededError, NotAllowedError

COOKIE = "goodlife_session"

# Only so that the documentation of the calls tells of it: browsers log in with the cookie.
Bearer = Annotated[object, Depends(HTTPBearer(auto_error=False, scheme_name="login", description="A session's token."))]


def token_of(request: Request) -> str:
    """Return the caller's token: an API token in the Authorization header, or a browser's cookie; empty for none."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else request.cookies.get(COOKIE, "")


def logged_in(request: Request, services: ServicesDep, session: SessionDep, _documented: Bearer) -> User:
    """Return who is calling; raises LoginNeededError."""
    user = services.accounts.who(session, token_of(request))
    if user is None:
        raise LoginNeededError("Log in first.")
    return user


def need_role(*roles: Role) -> Callable[[User], User]:
    """Return a dependency that lets these roles in; raises NotAllowedError for others."""

    def check(user: Annotated[User, Depends(logged_in)]) -> User:
        if user.role not in roles:
            raise NotAllowedError(f"This is for {' and '.join(f'{role}s' for role in roles)}.")
        return user

    return check


Professional = Annotated[User, Depends(need_role(Role.PROFESSIONAL))]
Admin = Annotated[User, Depends(need_role(Role.ADMIN))]
ReaderOfNarratives = Annotated[User, Depends(need_role(Role.RESEARCHER, Role.PROFESSIONAL))]
