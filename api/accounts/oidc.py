"""Logging in through an identity provider: OpenID Connect Core 1.0, authorization code flow with PKCE (RFC 7636)."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.accounts.oidc_settings import OidcSettings
from api.accounts.roles import Role
from api.errors import GoodLifeError, NotAllowedError
from api.secrets import new_token

SCOPE = "openid profile email"
ALGORITHMS = ("RS256", "ES256")
ENDPOINTS = {"authorization_endpoint", "token_endpoint", "jwks_uri"}
SECONDS = 10.0


class ProviderError(GoodLifeError):
    """The login at the provider did not come to a good end."""

    status = NotAllowedError.status
    code = "login_failed"

    def __init__(self) -> None:
        super().__init__("The login of your organisation did not work. Please start again from the login page.")


@dataclass(frozen=True)
class Attempt:
    """One login that someone has begun; the browser keeps it, encrypted, until they come back."""

    state: str
    nonce: str
    verifier: str
    next: str


@dataclass(frozen=True)
class Identity:
    """Who someone is, as the provider has signed it; `subject` is theirs for good, and nobody else's."""

    subject: str
    names: tuple[str, ...]
    role: Role


class IdentityProvider:
    """One provider, found by its issuer."""

    def __init__(self, settings: OidcSettings) -> None:
        self._settings = settings

    def begin(self, callback: str, then: str) -> tuple[str, Attempt]:
        """Return where to send the browser, and what to remember; raises ProviderError."""
        attempt = Attempt(new_token(), new_token(), new_token(), then)
        with self._client(callback) as client:
            endpoint = self._discovered(client)["authorization_endpoint"]
            url, _ = client.create_authorization_url(
                endpoint, state=attempt.state, nonce=attempt.nonce, code_verifier=attempt.verifier
            )
        return str(url), attempt

    def finish(self, callback: str, answer: str, attempt: Attempt) -> Identity:
        """Return who has come back with `answer`, the address they came to; raises ProviderError, NotAllowedError."""
        given = {name: values[0] for name, values in parse_qs(urlsplit(answer).query).items()}
        if "code" not in given or not secrets.compare_digest(given.get("state", "").encode(), attempt.state.encode()):
            raise ProviderError
        with self._client(callback) as client:
            found = self._discovered(client)
            try:
                token = client.fetch_token(
                    found["token_endpoint"],
                    grant_type="authorization_code",
                    code=given["code"],
                    code_verifier=attempt.verifier,
                )
                keys = KeySet.import_key_set(_json(client, found["jwks_uri"]))
                claims = self._claims(token["id_token"], keys, attempt.nonce)
            except (AuthlibBaseError, JoseError, httpx2.HTTPError, ValueError, KeyError) as error:
                raise ProviderError from error
        return self._identity(claims)

    def _client(self, callback: str) -> Any:
        return OAuth2Client(
            self._settings.oidc_client_id,
            self._settings.oidc_client_secret,
            scope=SCOPE,
            redirect_uri=callback,
            code_challenge_method="S256",
            timeout=SECONDS,
        )

    def _discovered(self, client: Any) -> Mapping[str, str]:
        """Return where the provider's parts are, as it says itself (OpenID Connect Discovery 1.0)."""
        issuer = self._settings.oidc_issuer
        try:
            found: Mapping[str, str] = _json(client, f"{issuer.rstrip('/')}/.well-known/openid-configuration")
            if found["issuer"] != issuer or not found.keys() >= ENDPOINTS:
                raise ProviderError
        except (httpx2.HTTPError, ValueError, KeyError) as error:
            raise ProviderError from error
        return found

    def _claims(self, id_token: str, keys: KeySet, nonce: str) -> Mapping[str, Any]:
        """Return what an id token claims, once it is signed, ours, for this attempt, and fresh."""
        claims = jwt.decode(id_token, keys, algorithms=ALGORITHMS).claims
        jwt.JWTClaimsRegistry(
            leeway=60,
            iss={"essential": True, "value": self._settings.oidc_issuer},
            aud={"essential": True, "value": self._settings.oidc_client_id},
            sub={"essential": True},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(claims)
        if claims.get("azp", self._settings.oidc_client_id) != self._settings.oidc_client_id:
            raise ProviderError
        return claims

    def _identity(self, claims: Mapping[str, Any]) -> Identity:
        claimed = claims.get(self._settings.oidc_role_claim) or []
        named = [claimed] if isinstance(claimed, str) else claimed
        role = next((role for role in Role if role.value in named), None)
        if role is None:
            raise NotAllowedError("Your organisation has not said that you work with Good Life. Ask them for it.")
        names = (str(claims.get(name) or "").strip() for name in ("name", "preferred_username", "email", "sub"))
        subject = f"{self._settings.oidc_issuer}#{claims['sub']}"
        return Identity(subject, tuple(name for name in names if name), role)


def _json(client: Any, url: str) -> Any:
    return client.request("GET", url, withhold_token=True).raise_for_status().json()
