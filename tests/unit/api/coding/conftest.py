"""A collection of three stories, its owner, someone they name, and someone they do not."""

import re
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from api.accounts.roles import Role
from api.coding.bench import open_bench
from api.database.coding_tables import CollectionCoder
from api.database.tables import User
from tests.coding import add_collection
from tests.unit.api.browsing import Browser, staff
from tests.unit.api.conftest import cheap_passwords, world

__all__ = ["cheap_passwords", "world"]


@dataclass
class Table:
    """The people around a collection, and where it is."""

    services: object
    owner: Browser
    coder: Browser
    stranger: Browser
    id: str
    stories: list[str]

    def story(self, number=1, page="code"):
        return f"/collections/{self.id}/stories/{self.stories[number - 1]}/{page}"

    def begin(self):
        return self.services.sessions.begin()

    def bench(self, session, name="Mair"):
        return open_bench(session, session.scalar(select(User).where(User.name == name)), self.id)

    def code(self, name):
        """Return the id of a code by its whole name."""
        with self.begin() as session:
            bench = self.bench(session)
            return next(code.id for code in bench.codes if bench.full_name(code) == name)

    def put(self, who, name, number=1, **where):
        """Put a code, as the form does it."""
        return who.post(self.story(number, "tags"), data={"code": self.code(name), **where})

    def tags(self, who, number=1):
        return cards(who.get(self.story(number)).text)


def cards(page):
    """Return the tags on a page: number, code, who put it, words."""
    card = r'<li class="tag-card[^"]*" id="tag-[^"]+".*?flag[^>]*>(\w+)</span>\s*(.*?)\s*<span class="who[^>]*>'
    return re.findall(card + r'(.*?)</span>.*?tag-card__words">“(.*?)”</p>', page, re.DOTALL)


def id_of(page, words):
    """Return the id of the tag with these words."""
    return re.search(rf'id="tag-([^"]+)"(?:(?!id="tag-).)*?tag-card__words">“{re.escape(words)}”', page, re.DOTALL)[1]


@pytest.fixture
def table(world):
    people = [staff(world.services, name, Role.RESEARCHER) for name in ("Mair", "Tomos", "Stranger")]
    with world.services.sessions.begin() as session:
        owner = session.scalar(select(User).where(User.name == "Mair"))
        tomos = session.scalar(select(User).where(User.name == "Tomos"))
        collection = add_collection(session, owner)
        open_bench(session, owner, collection.id)
        session.add(CollectionCoder(collection_id=collection.id, user_id=tomos.id))
        ids = [story.id for story in collection.stories]
        return Table(world.services, *people, collection.id, ids)
