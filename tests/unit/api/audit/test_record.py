"""The audit log: what is noted, in the same transaction, without words, for good."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from api.accounts.roles import Role
from api.audit.record import SYSTEM, Action, record
from api.database.audit_tables import AuditEvent
from tests.unit.api.audit.log import events, noted
from tests.unit.api.browsing import PASSWORD, Browser, first, staff


@pytest.fixture
def nurse(world):
    return staff(world.services, "Nurse Price")


@pytest.fixture
def citizen(world):
    browser = Browser(world.services)
    browser.begin()
    browser.say("My good garden")
    return browser


def conversation_of(browser):
    return browser.cookies["goodlife_conversation"].partition(".")[0]


def test_a_whole_journey_is_noted_step_by_step(world, nurse, citizen):
    item = first(r'id="item-([^"]+)"', citizen.get("/summary").text)
    for decision in ({"action": "keep"}, {"action": "change", "words": "my roses"}, {"action": "remove"}):
        citizen.post(f"/summary/items/{item}", data=decision)
    citizen.post("/summary/items", data={"words": "my dog", "kind": "strength", "domain": "home"})
    citizen.share(first(r'id="code">([^<]+)<', nurse.post("/review/codes").text))
    nurse.get(first(r'href="(/review/[0-9a-f]+)"', nurse.get("/review").text))
    citizen.say("good bus")
    page = citizen.get("/share").text
    seen = first(r'name="seen" value="([^"]+)"', page)
    citizen.post(first(r'action="(/share/[^"]+/show-new)"', page), data={"seen": seen})
    citizen.post(first(r'action="(/share/[^"]+/take-back)"', page))
    nurse.post(first(r'action="(/review/codes/[^"]+/close)"', nurse.get("/review").text))
    citizen.post("/delete")
    nurse.post("/logout")
    assert noted(world) == [
        ("user_added", "system"),
        ("logged_in", "professional"),
        ("line_changed", "person"),
        ("line_changed", "person"),
        ("line_removed", "person"),
        ("line_added", "person"),
        ("code_made", "professional"),
        ("shared", "person"),
        ("opened", "professional"),
        ("showed_more", "person"),
        ("taken_back", "person"),
        ("code_closed", "professional"),
        ("deleted", "person"),
        ("logged_out", "professional"),
    ]


def test_nobodys_words_and_no_id_of_a_conversation_stand_in_it(world, nurse, citizen):
    conversation_id = conversation_of(citizen)
    test_a_whole_journey_is_noted_step_by_step(world, nurse, citizen)
    for event in events(world):
        kept = " ".join(str(value) for value in vars(event).values())
        assert not any(word in kept for word in ("garden", "roses", "dog", "bus", conversation_id))


def test_what_happened_to_a_conversation_is_found_by_its_id_also_when_it_is_deleted(world, citizen):
    conversation_id = conversation_of(citizen)
    citizen.post("/delete")
    with world.services.sessions() as session:
        (event,) = session.scalars(select(AuditEvent).where(AuditEvent.conversation_hash == conversation_id))
    assert event.action == "deleted"
    assert event.conversation_hash != conversation_id


def test_a_failed_login_is_noted_without_what_was_typed(world, nurse):
    Browser(world.services).post("/login", data={"name": "nurse price", "password": "my secret"})
    Browser(world.services).post("/login", data={"name": "my secret", "password": "my secret"})
    known, unknown = events(world)[-2:]
    assert (known.action, known.actor_kind, known.actor_name) == ("login_failed", "nobody", None)
    assert known.object_id is not None
    assert (unknown.action, unknown.object_id) == ("login_failed", None)


def test_programs_are_noted_as_well(world):
    staff(world.services, "Mair", Role.RESEARCHER)
    program = Browser(world.services)
    token = program.post("/api/sessions", json={"name": "Mair", "password": PASSWORD}).json()["token"]
    program.headers["Authorization"] = f"Bearer {token}"
    program.post("/api/analyse", json={"text": "My good garden"})
    program.delete("/api/sessions")
    assert [action for action, _ in noted(world)[-3:]] == ["logged_in", "analysed", "logged_out"]


def test_what_did_not_happen_is_not_noted(world):
    with world.services.sessions() as session:
        record(session, Action.SHARED)
        session.rollback()
    assert noted(world) == []


@pytest.mark.parametrize("change", ["UPDATE audit_events SET action = 'nothing'", "DELETE FROM audit_events"])
def test_the_database_itself_refuses_to_change_it(world, change):
    with world.services.sessions.begin() as session:
        record(session, Action.PURGED, SYSTEM)
    with pytest.raises(DBAPIError), world.services.engine.begin() as connection:
        connection.execute(text(change))
    assert noted(world) == [("purged", "system")]
