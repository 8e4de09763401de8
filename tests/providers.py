"""Stand-ins for the providers of text messages, on loopback, that speak as their documentation says.

GOV.UK Notify: REST API documentation, "Send a text message", "Error messages" and "Callbacks: received text messages".
Twilio: "Message resource" and "Webhooks security".
"""

import base64
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs
from uuid import uuid4

import httpx
from notifications_python_client.authentication import decode_jwt_token, get_token_issuer
from notifications_python_client.errors import TokenError
from twilio.request_validator import RequestValidator

from api.sms.numbers import international

Answer = tuple[int, dict[str, Any]]


@dataclass
class StandIn:
    """A provider's API on a free port of the loopback address; `down` is the status it answers with instead, if any."""

    down: int | None = None
    sent: list[tuple[str, str]] = field(default_factory=list)
    calls: int = 0
    url: str = ""

    def answer(self, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Return status and body of the answer to a POST."""
        raise NotImplementedError

    def texts_to(self, number: str) -> list[str]:
        """Return what was sent to a number, in order."""
        return [text for to, text in self.sent if to == number]


@dataclass
class StandInNotify(StandIn):
    """GOV.UK Notify: checks the token (JWT), the body and the template, and answers 201 as documented."""

    service_id: str = field(default_factory=lambda: str(uuid4()))
    secret: str = field(default_factory=lambda: str(uuid4()))
    template_id: str = field(default_factory=lambda: str(uuid4()))

    @property
    def api_key(self) -> str:
        return f"for_tests-{self.service_id}-{self.secret}"

    def answer(self, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        if path != "/v2/notifications/sms":
            return self._error(404, "NoResultFound", "No result found")
        if (problem := self._problem_with_token(headers.get("Authorization", ""))) is not None:
            return self._error(403, "AuthError", problem)
        said = json.loads(body)
        for name in ("phone_number", "template_id"):
            if name not in said:
                return self._error(400, "ValidationError", f"{name} is a required property")
        if extra := set(said) - {"phone_number", "template_id", "personalisation", "reference", "sms_sender_id"}:
            return self._error(
                400, "ValidationError", f"Additional properties are not allowed ({extra} was unexpected)"
            )
        if international(said["phone_number"]) is None:
            return self._error(400, "ValidationError", "phone_number Not enough digits")
        if said["template_id"] != self.template_id:
            return self._error(400, "BadRequestError", "Template not found")
        if "message" not in said.get("personalisation", {}):
            return self._error(400, "BadRequestError", "Missing personalisation: message")
        self.sent.append((said["phone_number"], said["personalisation"]["message"]))
        return 201, self._created(said)

    def hand_on(
        self, api_url: str, bearer_token: str, number: str, text: str, id_: str | None = None
    ) -> httpx.Response:
        """Call back a service with a text that was received, as Notify does."""
        body = {
            "id": id_ or str(uuid4()),
            "source_number": number.removeprefix("+"),
            "destination_number": "07700900999",
            "message": text,
            "date_received": "2026-03-02T12:15:30.000000Z",
        }
        headers = {"Authorization": f"Bearer {bearer_token}"}
        return httpx.post(f"{api_url}/sms/notify", json=body, headers=headers, timeout=30)

    def _problem_with_token(self, authorization: str) -> str | None:
        token = authorization.removeprefix("Bearer ")
        try:
            if get_token_issuer(token) != self.service_id:
                return "Invalid token: service not found"
            decode_jwt_token(token, self.secret)
        except TokenError:
            return "Invalid token: signature, api token not found"
        return None

    def _created(self, said: dict[str, Any]) -> dict[str, Any]:
        id_ = str(uuid4())
        return {
            "id": id_,
            "reference": said.get("reference"),
            "content": {"body": said["personalisation"]["message"], "from_number": "07700900999"},
            "uri": f"{self.url}/v2/notifications/{id_}",
            "template": {"id": self.template_id, "version": 1, "uri": f"{self.url}/v2/template/{self.template_id}"},
        }

    def _error(self, status: int, kind: str, message: str) -> Answer:
        return status, {"status_code": status, "errors": [{"error": kind, "message": message}]}


@dataclass
class StandInTwilio(StandIn):
    """Twilio: its API for messages (basic authentication, a form), and its signed requests."""

    account: str = "AC" + "0" * 32
    token: str = field(default_factory=lambda: uuid4().hex)
    number: str = "+447700900999"

    def answer(self, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        expected = base64.b64encode(f"{self.account}:{self.token}".encode()).decode()
        if headers.get("Authorization") != f"Basic {expected}":
            return 401, {"code": 20003, "message": "Authenticate", "status": 401}
        if path != f"/2010-04-01/Accounts/{self.account}/Messages.json":
            return 404, {"code": 20404, "message": "The requested resource was not found", "status": 404}
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        if form.get("From") != self.number or not form.get("To", "").startswith("+"):
            return 400, {"code": 21211, "message": "Invalid 'To' Phone Number", "status": 400}
        self.sent.append((form["To"], form["Body"]))
        return 201, {"sid": f"SM{uuid4().hex}", "status": "queued", "to": form["To"], "body": form["Body"]}

    def hand_on(
        self, api_url: str, number: str, text: str, sid: str | None = None, *, signed_for: str | None = None
    ) -> httpx.Response:
        """Call back a service with a text that was received, as Twilio does; `signed_for` is the URL it signs."""
        form = {
            "ToCountry": "GB",
            "MessageSid": sid or f"SM{uuid4().hex}",
            "NumMedia": "0",
            "FromCity": "",
            "Body": text,
            "To": self.number,
            "From": number,
            "AccountSid": self.account,
            "ApiVersion": "2010-04-01",
        }
        signature = RequestValidator(self.token).compute_signature(signed_for or f"{api_url}/sms/twilio", form)
        headers = {"X-Twilio-Signature": signature}
        return httpx.post(f"{api_url}/sms/twilio", data=form, headers=headers, timeout=30)


@contextmanager
def running(stand_in: StandIn) -> Iterator[StandIn]:
    """Serve a stand-in until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            stand_in.calls += 1
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if stand_in.down is not None:
                status, answer = stand_in.down, {"message": "Internal server error", "result": "error"}
            else:
                status, answer = stand_in.answer(self.path, self.headers, body)
            said = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stand_in.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
