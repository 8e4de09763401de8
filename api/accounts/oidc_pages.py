"""Logging in with the account that someone has where they work."""

import json
from dataclasses import asdict

from cryptography.fernet import InvalidToken
from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.accounts.oidc import Attempt, IdentityProvider, ProviderError
from api.accounts.pages import let_in
from api.dependencies import Services, ServicesDep, SessionDep
from api.errors import NotFoundError
from api.web.pages import let_keep, local_path, see

router = APIRouter(prefix="/login/organisation", include_in_schema=False)

COOKIE = "goodlife_login"
SECONDS = 10 * 60


@router.get("")
def begin(request: Request, services: ServicesDep, next: str = "") -> Response:
    """Send the browser to the provider; what has to come back with it stays in a cookie that only we can read."""
    url, attempt = _provider(services).begin(_callback(request), local_path(next) or "")
    answer = see(url)
    kept = services.settings.cipher().encrypt(json.dumps(asdict(attempt)))
    let_keep(answer, services.settings, COOKIE, kept, SECONDS, router.prefix)
    return answer


@router.get("/done", name="back_from_provider")
def finish(request: Request, services: ServicesDep, session: SessionDep) -> Response:
    """Take who comes back from the provider, and log them in."""
    provider, attempt = _provider(services), _begun(request, services)
    identity = provider.finish(_callback(request), str(request.url), attempt)
    user = services.accounts.known_by(session, identity)
    answer = let_in(request, services, session, services.accounts.begin_session(session, user), attempt.next)
    answer.delete_cookie(COOKIE, path=router.prefix)
    return answer


def _provider(services: Services) -> IdentityProvider:
    if services.identity_provider is None:
        raise NotFoundError("No organisation is set up to log in with.")
    return services.identity_provider


def _callback(request: Request) -> str:
    return str(request.url_for("back_from_provider"))


def _begun(request: Request, services: Services) -> Attempt:
    """Return the login that this browser has begun."""
    try:
        kept = services.settings.cipher().decrypt(request.cookies.get(COOKIE, ""), SECONDS)
        return Attempt(**json.loads(kept))
    except InvalidToken as error:
        raise ProviderError from error
