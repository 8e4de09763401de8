"""Twilio: its webhook's signature and form, TwiML, and its API for a reply that comes later.

Sources: Twilio's documents on webhook security, on its request to an incoming message webhook, on TwiML for messages
and on the Message resource. The signature is a few lines of our own: Twilio's package brings 50 MB for them. Tests hold
both to each other.
"""

import base64
import hmac
from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import SplitResult, parse_qsl, urlsplit
from xml.sax.saxutils import escape

import httpx

from api.errors import InvalidInputError
from api.sms.incoming import Incoming, Route, number_of, storable
from api.sms.keywords import Keyword
from api.sms.sending import NeverSentError, NotSentError

PROVIDER = "twilio"
OPEN_SECONDS = 10.0  # Twilio gives a webhook 15
SECONDS = 10.0
PORTS = {"http": 80, "https": 443}
WRONG_FOR_GOOD = (400, 404)  # a number that cannot be texted, or that has said STOP to Twilio

Form = Sequence[tuple[str, str]]


def read_form(body: bytes) -> Form:
    """Return the names and values of a form, none of them trimmed."""
    return parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)


def signature(token: str, url: str, form: Form) -> str:
    """Return Twilio's signature: HMAC-SHA1 in base64 over the exact URL and each name, in order, with its values."""
    values = defaultdict(set)
    for name, value in form:
        values[name].add(value)
    signed = url + "".join(name + value for name in sorted(values) for value in sorted(values[name]))
    return base64.b64encode(hmac.digest(token.encode(), signed.encode(), "sha1")).decode()


def is_signed(token: str, url: str, form: Form, given: str) -> bool:
    """Return whether a request is Twilio's; with or without the usual port in its URL, as Twilio is not consistent."""
    if not token:
        return False
    made = (signature(token, address, form) for address in _with_and_without_port(url))
    return any(hmac.compare_digest(one.encode(), given.encode()) for one in made)


def incoming(form: Form) -> Incoming:
    """Return the text in a form; raises InvalidInputError where Twilio's own fields are missing."""
    fields = dict(form)
    for name in ("MessageSid", "From", "To", "AccountSid"):
        if not fields.get(name):
            raise InvalidInputError("This is not what Twilio sends with a text.", name)
    keyword = fields.get("OptOutType")
    return Incoming(
        id=f"{PROVIDER}:{fields['MessageSid']}",
        number=number_of(fields["From"], "From"),
        text=storable(fields.get("Body", "")),
        route={"provider": PROVIDER, "from": fields["To"], "account": fields["AccountSid"]},
        keyword=Keyword(keyword) if keyword in set(Keyword) else None,
        open_seconds=OPEN_SECONDS,
    )


def twiml(texts: Iterable[str]) -> str:
    """Return the answer that makes Twilio send these texts, none or several."""
    messages = "".join(f"<Message>{escape(text)}</Message>" for text in texts)
    return f'<?xml version="1.0" encoding="UTF-8"?><Response>{messages}</Response>'


class TwilioSender:
    """Sends through Twilio's API what could not be said in answer to its request."""

    def __init__(self, url: str, token: str) -> None:
        self._client = httpx.Client(base_url=url, timeout=SECONDS)
        self._token = token

    def send(self, number: str, text: str, route: Route) -> None:
        """Send one text; raises NotSentError, or NeverSentError where trying again would change nothing."""
        path = f"/2010-04-01/Accounts/{route['account']}/Messages.json"
        body = {"To": number, "From": route["from"], "Body": text}
        try:
            answer = self._client.post(path, data=body, auth=(route["account"], self._token))
        except httpx.HTTPError as error:
            raise NotSentError(type(error).__name__) from error
        if answer.status_code in WRONG_FOR_GOOD:
            raise NeverSentError(f"HTTP {answer.status_code}")
        if not answer.is_success:
            raise NotSentError(f"HTTP {answer.status_code}")


def _with_and_without_port(url: str) -> set[str]:
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:  # whoever calls writes the Host header, and may write nonsense
        return {url}
    if parts.scheme not in PORTS or port not in (None, PORTS[parts.scheme]):
        return {url}
    host = parts.netloc.removesuffix(f":{port}")
    return {url, _at(parts, host), _at(parts, f"{host}:{PORTS[parts.scheme]}")}


def _at(parts: SplitResult, netloc: str) -> str:
    return parts._replace(netloc=netloc).geturl()
