"""The people of the access matrix, and how each of them asks."""

from dataclasses import dataclass
from datetime import datetime

from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from sqlalchemy import select

from api.accounts import login
from api.accounts.roles import Role
from api.chat import citizen
from api.coding.bench import open_bench
from api.coding.opening import OpenStory
from api.coding.settling import mark_of as mark_of_sentence
from api.coding.tagging import Hand, Put
from api.coding.tags import machine_tags
from api.database.coding_tables import CollectionCoder
from api.database.review_tables import ReviewNote
from api.database.tables import Conversation, User
from api.main import build_app
from api.plan.agreeing import say_yes
from api.plan.content import content_of, mark_of
from api.plan.service import Written
from api.routers import CALLS, PAGES
from api.sharing import lines as shown_lines
from api.web.words import HERE
from nlp.reading.segmentation import split_sentences
from tests.coding import add_collection

# What stands in addresses and is no one's.
CHOSEN = {"format": "json", "question": "hope", "number": 1, "what": "findings", "ending": "csv"}
# The file that a collection is taken out as.
QUERIES = {"GET /collections/{collection_id}/coded": {"kind": "csv"}}
SETTLED = {"sentence": "1", "seen": "{sentence_mark}", "codes": "none"}
# What a route needs to do its work; what is not here is sent without a body.
CONSENT = {"keep": True, "share": False, "research": False}
LOGIN = {"name": "admin", "password": "long enough to be safe"}
LINE = {"kind": "strength", "domain": "home", "words": "my dog"}
HOPE = {"kind": "outcome_wanted", "domain": "home", "words": "a garden"}
OTHER_HOPE = HOPE | {"words": "a bench"}
TODAY = datetime.now(HERE).date()
DAY = {"day": TODAY.day, "month": TODAY.month, "year": TODAY.year}
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
    "POST /summary/notes/{note_id}": {"answer": "yes"},
    "POST /review/{share_id}/lines/{line_id}": {"kind": "agree", "seen": "{line_mark}"},
    "POST /your-data/research": {"may": "true"},
    "POST /collections/conversations": {"name": "Talks"},
    "POST /collections/{collection_id}/columns": {"text": "told"},
    "POST /collections/{collection_id}/stories/{story_id}/tags": {"code": "{put_code}", "sentence": "1"},
    "POST /collections/{collection_id}/stories/{story_id}/tags/{tag_id}": {"do": "accept"},
    "POST /collections/{collection_id}/stories/{story_id}/settle": SETTLED,
    "POST /collections/{collection_id}/codebook": {"name": "Buses"},
    "POST /collections/{collection_id}/codebook/{label_id}": {"name": "Buses"},
    "POST /collections/{collection_id}/coders": {"name": "team"},
    "POST /collections/{collection_id}/coders/{coder_id}": {"do": "start"},
    "POST /collections/{collection_id}/coders/rules": {"people": "no", "machines": "no"},
}
# The person's pages of a plan and the professional's are asked for the same.
PLAN_FORMS = {
    "/goals": {"items": "{other_hope}"},
    "/goals/{goal_id}/{question}": {"words": "a bench in the sun"},
    "/entries/{entry_id}": {"action": "done"},
    "/look-back/{goal_id}": {"level": "0"},
    "/review-day": DAY,
    "/talked": DAY,
    "/with": {"share": "{share_id}"},
    "/yes": {"seen": "{mark}"},
}
BASES = ("/plan", "/review/{share_id}/plan")
FORMS |= {f"POST {base}{path}": form for path, form in PLAN_FORMS.items() for base in BASES}


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
    "team": Role.PROFESSIONAL,
    "withdrawn": Role.PROFESSIONAL,
    "researcher": Role.RESEARCHER,
    "owner": Role.RESEARCHER,
    "admin": Role.ADMIN,
}


# The citizen shares with the first of them, by the code that `with` gives.
TEAM = "Stroke team"
TEAMS = {"with": TEAM, "team": TEAM, "without": "Heart team"}


class Town:
    """One service, where for each route a new citizen shares with one team, and takes it back from a professional."""

    def __init__(self, services):
        self._services = services
        self._client = TestClient(build_app(services), follow_redirects=False, raise_server_exceptions=False)
        with services.sessions.begin() as session:
            for name, role in STAFF.items():
                services.accounts.add(session, name, role, LOGIN["password"], TEAMS.get(name))

    def ask(self, route):
        """Return what each person gets; the citizen asks last, since they may delete what it is about."""
        (me, named), (other, _) = self._citizen(), self._citizen()
        named |= self._share(named)
        people = {"nobody": Person(), "other": other, **self._staff(), "citizen": me}
        return {name: self._ask(route, person, named) for name, person in people.items()}

    def _ask(self, route, person, named):
        """Return the status, or `login` for the way there."""
        self._client.cookies.clear()
        method, path = route.split()
        body = {"json": _filled(JSON.get(route), named), "data": _filled(FORMS.get(route), named)}
        address, query = path.format_map(named | CHOSEN), QUERIES.get(route)
        answer = self._client.request(method, address, params=query, headers=person.headers(), **body)
        return "login" if answer.headers.get("location", "").startswith("/login?") else str(answer.status_code)

    def _staff(self):
        """Return those who log in, each with a new login: the one before may have ended."""
        with self._services.sessions.begin() as session:
            tokens = {name: self._services.accounts.new_api_token(session, name) for name in STAFF}
        return {name: Person(f"{login.COOKIE}={token}", token) for name, token in tokens.items()}

    def _citizen(self):
        """Return someone with three lines in their summary, and what stands for them in an address."""
        conversation_id, token = self._services.chat.add(channel="web", language="en", share=False, research=True)
        with self._services.sessions.begin() as session:
            conversation = session.get_one(Conversation, conversation_id)
            lines = [self._services.summaries.add(conversation, **one) for one in (LINE, HOPE, OTHER_HOPE)]
            session.flush()
            named = dict(zip(("item", "hope", "other_hope"), (line.id for line in lines), strict=True))
            named |= {"conversation_id": conversation_id, "token": token}
        return Person(f"{citizen.COOKIE}={conversation_id}.{token}", token), named

    def _share(self, named):
        """Share with a team, and take it back from another; returns what stands for it in an address or a form."""
        sharing = self._services.sharing
        with self._services.sessions.begin() as session:
            conversation = session.get_one(Conversation, named["conversation_id"])
            users = {user.name: user for user in session.scalars(select(User))}
            givers = (("with", TEAM), ("withdrawn", None), ("with", TEAM))
            codes = [sharing.new_code(session, users[name], team) for name, team in givers]
            session.flush()
            sharing.share(session, conversation, codes[1])
            sharing.take_back(session, conversation, codes[1])
            share = sharing.share(session, conversation, codes[0])
            shared = {"share_id": share.id, "code_id": share.code_id, "code": codes[2], "line_id": named["item"]}
            shared |= self._plan(session, share, named) | self._note(session, share, named)
            return shared | self._coded(session, users["owner"], users["with"])

    def _plan(self, session, share, named):
        """Let both write a plan, agree on it, and have it to look back on today."""
        plans = self._services.plans
        plan = plans.pick(session, share.conversation, [named["hope"]])
        plans.write_with(plan, share)
        goal = plan.entries[0]
        plans.write(plan, None, Written("review_day", due=TODAY))
        for writer in (None, share.code.user):
            plans.write(plan, writer, Written("action", goal.id, words="ring about it", who="person"))
        session.flush()
        mark = mark_of(content_of(plan))
        for writer in (None, share.code.user):
            say_yes(plan, writer, mark, plans.clock())
        action = next(entry for entry in plan.entries if entry.part == "action")
        return {"goal_id": goal.id, "entry_id": action.id, "mark": mark}

    def _coded(self, session, owner, coder):
        """Let the owner have a collection, and a professional code it; on its first sentence they differ."""
        collection = add_collection(session, owner)
        collection.report = "<p>report</p>"
        open_bench(session, owner, collection.id)
        session.add(CollectionCoder(collection_id=collection.id, user_id=coder.id))
        session.flush()
        story = collection.stories[0]
        benches = [open_bench(session, user, collection.id) for user in (owner, coder)]
        for bench, label in zip(benches, ("need/home", "need/work"), strict=True):
            hand = Hand(OpenStory(session, bench.me.user, bench, story))
            hand.add(Put(next(code for code in bench.codes if code.label == label), split_sentences(story.text)[0]))
            Hand(OpenStory(session, bench.me.user, bench, story)).finish()
        session.flush()
        codes = {code.label: code.id for code in benches[0].codes}
        put = {benches[0].me.id: {codes["need/home"]}, benches[1].me.id: {codes["need/work"]}}
        return {
            "collection_id": collection.id,
            "story_id": story.id,
            "tag_id": machine_tags(session, benches[0], [story.id])[0].id,
            "label_id": codes["strength/work"],
            "put_code": codes["strength/home"],
            "coder_id": benches[1].me.id,
            "sentence_mark": mark_of_sentence(put),
        }

    def _note(self, session, share, named):
        """Let the professional say something about a line."""
        line = next(line for line in self._services.sharing.shown(share) if line.id == named["item"])
        self._services.notes.add(session, share.code.user, line, "amend", "my old dog")
        session.flush()
        note_id = session.scalar(select(ReviewNote.id).where(ReviewNote.item_id == line.id))
        return {"note_id": note_id, "line_mark": shown_lines.mark_of([line])}


def _filled(body, named):
    """Return a body with what is named in it."""
    return body and {key: value.format_map(named) if isinstance(value, str) else value for key, value in body.items()}
