"""The people of the access matrix, and how each of them asks."""

from dataclasses import dataclass

from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from sqlalchemy import select

from api.accounts import login
from api.accounts.roles import Role
from api.chat import citizen
from api.database.tables import Conversation, User
from api.main import build_app
from api.routers import CALLS, PAGES

# What a route needs to do its work; what is not here is sent without a body.
CONSENT = {"keep": True, "share": False, "research": False}
LOGIN = {"name": "admin", "password": "long enough to be safe"}
LINE = {"kind": "strength", "domain": "home", "words": "my dog"}
JSON = {
    "POST /api/conversations": {"consent": CONSENT},
    "POST /api/conversations/{conversation_id}/messages": {"text": "my garden", "client_message_id": "1"},
    "POST /api/conversations/{conversation_id}/summary/items": LINE,
    "PATCH /api/conversations/{conversation_id}/summary/items/{item}": {"status": "kept"},
    "POST /api/conversations/{conversation_id}/share": {"with": "{code}"},
    "POST /api/sessions": LOGIN,
    "POST /api/analyse": {"narratives": []},
}
FORMS = {
    "POST /": {"keep": "true"},
    "POST /conversation/messages": {"text": "my garden", "message_id": "1"},
    "POST /login": LOGIN,
    "POST /summary/items": LINE,
    "POST /summary/items/{item}": {"action": "keep"},
    "POST /large-text": {"large": "true"},
    "POST /my-page/lines/{item}": {"place": "appreciated"},
    "POST /my-page/name": {"called": "Jan"},
    "POST /share": {"code": "{code}"},
    "POST /share/confirm": {"code": "{code}"},
    "POST /your-data/research": {"may": "true"},
}


def routes(*routers):
    """Return every route, or those of some routers, as `METHOD /path`; an included router keeps its own to itself."""
    found, routers = [], list(routers or (*CALLS, *PAGES))
    while routers:
        for route in routers.pop().routes:
            if isinstance(route, APIRoute):
                found += [f"{method} {route.path}" for method in route.methods]
            else:
                routers.append(route.original_router)
    return found


@dataclass
class Person:
    """Someone who asks, with the cookie of their browser and the token of their program."""

    cookie: str = ""
    token: str = ""

    def headers(self):
        return {"Cookie": self.cookie, "Authorization": f"Bearer {self.token}"} if self.token else {}


STAFF = {
    "without": Role.PROFESSIONAL,
    "with": Role.PROFESSIONAL,
    "withdrawn": Role.PROFESSIONAL,
    "researcher": Role.RESEARCHER,
    "admin": Role.ADMIN,
}


class Town:
    """One service, where for each route a new citizen shares with one professional, and takes it back from another."""

    def __init__(self, services):
        self._services = services
        self._client = TestClient(build_app(services), follow_redirects=False, raise_server_exceptions=False)
        with services.sessions.begin() as session:
            for name, role in STAFF.items():
                services.accounts.add(session, name, role, LOGIN["password"])

    def ask(self, route):
        """Return what each person gets; the citizen asks last, since they may delete what it is about."""
        (me, named), (other, _) = self._citizen(), self._citizen()
        named |= self._share(named["conversation_id"])
        people = {"nobody": Person(), "other": other, **self._staff(), "citizen": me}
        return {name: self._ask(route, person, named) for name, person in people.items()}

    def _ask(self, route, person, named):
        """Return the status, or `login` for the way there."""
        self._client.cookies.clear()
        method, path = route.split()
        body = {"json": _filled(JSON.get(route), named), "data": _filled(FORMS.get(route), named)}
        answer = self._client.request(method, path.format_map(named), headers=person.headers(), **body)
        return "login" if answer.headers.get("location", "").startswith("/login?") else str(answer.status_code)

    def _staff(self):
        """Return those who log in, each with a new login: the one before may have ended."""
        with self._services.sessions.begin() as session:
            tokens = {name: self._services.accounts.new_api_token(session, name) for name in STAFF}
        return {name: Person(f"{login.COOKIE}={token}", token) for name, token in tokens.items()}

    def _citizen(self):
        """Return someone with a line in their summary, and what stands for them in an address."""
        conversation_id, token = self._services.chat.add(channel="web", language="en", share=False, research=False)
        with self._services.sessions.begin() as session:
            line = self._services.summaries.add(session.get_one(Conversation, conversation_id), **LINE)
            session.flush()
            named = {"conversation_id": conversation_id, "token": token, "item": line.id}
        return Person(f"{citizen.COOKIE}={conversation_id}.{token}", token), named

    def _share(self, conversation_id):
        """Share with one, and take it back from another; returns what stands for it in an address or a form."""
        sharing = self._services.sharing
        with self._services.sessions.begin() as session:
            conversation = session.get_one(Conversation, conversation_id)
            users = {user.name: user for user in session.scalars(select(User))}
            codes = [sharing.new_code(session, users[name]) for name in ("with", "withdrawn", "with")]
            session.flush()
            sharing.share(session, conversation, codes[1])
            sharing.take_back(session, conversation, codes[1])
            share = sharing.share(session, conversation, codes[0])
            return {"share_id": share.id, "code_id": share.code_id, "code": codes[2]}


def _filled(body, named):
    """Return a body with what is named in it."""
    return body and {key: named["code"] if value == "{code}" else value for key, value in body.items()}
