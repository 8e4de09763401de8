"""The admin's page of the audit log."""

import re

import pytest

from api.accounts.roles import Role
from api.audit.pages import SAID
from api.audit.record import SYSTEM, Action, record
from api.audit.service import ON_A_PAGE
from tests.unit.api.browsing import Browser, staff


@pytest.fixture
def admin(world):
    return staff(world.services, "Ann Admin", Role.ADMIN)


def note(world, *actions):
    for action in actions:
        with world.services.sessions.begin() as session:
            record(session, action, SYSTEM)


def rows(page):
    """Return what was done, as the page lists it."""
    return [what for what in re.findall(r"<td[^>]*>.*?</td>", page.text, re.S) if "What" in what]


def test_the_newest_is_first(world, admin):
    note(world, Action.PURGED)
    page = admin.get("/admin/audit")
    assert SAID[Action.PURGED] in rows(page)[0]
    assert SAID[Action.LOGGED_IN] in rows(page)[1]
    assert "Ann Admin" in page.text


def test_one_action_can_be_looked_for(world, admin):
    note(world, Action.PURGED, Action.DELETED)
    page = admin.get("/admin/audit?action=purged")
    assert len(rows(page)) == 1
    assert SAID[Action.PURGED] in rows(page)[0]
    assert "There is nothing here." in admin.get("/admin/audit?action=shared").text


def test_it_comes_in_pages(world, admin):
    note(world, *[Action.DELETED] * (ON_A_PAGE + 1))
    first, second = (admin.get(f"/admin/audit?action=deleted&page={number}") for number in (1, 2))
    assert (len(rows(first)), len(rows(second))) == (ON_A_PAGE, 1)
    assert "/admin/audit?action=deleted&amp;page=2" in first.text
    assert "page=3" not in second.text
    assert "/admin/audit?action=deleted&amp;page=1" in second.text


@pytest.mark.parametrize("query", ["action=everything", "page=0", "page=x", "page=99999999999999999999"])
def test_what_cannot_be_asked_for_is_refused_plainly(admin, query):
    assert admin.get(f"/admin/audit?{query}").status_code == 422


@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.RESEARCHER])
def test_it_is_for_admins_alone(world, role):
    assert staff(world.services, "Somebody", role).get("/admin/audit").status_code == 403
    assert Browser(world.services).get("/admin/audit").url.path == "/login"


def test_every_action_can_be_said_in_plain_words():
    assert set(SAID) == set(Action)
