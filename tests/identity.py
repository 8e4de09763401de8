"""A small identity provider on loopback: discovery, keys, the code flow with PKCE, and tokens that it really signs."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "good-life", "a secret of the provider's"


@dataclass
class StandInIdentity:
    """Says of whoever comes what `claims` say; `spoils` changes the claims of an id token before it is signed."""

    claims: dict[str, Any] = field(
        default_factory=lambda: {"sub": "1", "name": "Sian Evans", "roles": ["professional"]}
    )
    spoils: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, parameters={"kid": "1", "use": "sig"}))
    signs_with: RSAKey | None = None
    url: str = ""
    asked: dict[str, dict[str, str]] = field(default_factory=dict)

    def get(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        """Return status and body of a GET; of a redirect, where it leads."""
        if path == "/.well-known/openid-configuration":
            places = {"authorization": "authorize", "token": "token"}
            found = {f"{name}_endpoint": f"{self.url}/{place}" for name, place in places.items()}
            return 200, {"issuer": self.url, "jwks_uri": f"{self.url}/keys", **found}
        if path == "/keys":
            return 200, {"keys": [self.key.as_dict(private=False)]}
        if path == "/authorize":
            code = secrets.token_urlsafe(16)
            self.asked[code] = query
            return 302, f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"
        return 404, {}

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, Any]:
        """Return the tokens for a code, once, to who holds the secret and the verifier."""
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self.asked.pop(form.get("code", ""), None)
        hashed = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(hashed).decode().rstrip("=")
        same_place = asked and asked["redirect_uri"] == form.get("redirect_uri")
        if authorization != f"Basic {basic}" or not same_place or asked["code_challenge"] != challenge:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked["nonce"], **self.claims}
        claims = {name: value for name, value in {**claims, **self.spoils}.items() if value is not None}
        id_token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.signs_with or self.key)
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": id_token}


@contextmanager
def running(provider: StandInIdentity) -> Iterator[StandInIdentity]:
    """Serve the provider on a free port of the loopback address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            self._send(*provider.get(parts.path, _plain(parts.query)))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._send(*provider.token(_plain(body), self.headers.get("Authorization", "")))

        def _send(self, status: int, body: Any) -> None:
            self.send_response(status)
            if status == 302:
                self.send_header("Location", body)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(b"" if status == 302 else json.dumps(body).encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()


def _plain(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
