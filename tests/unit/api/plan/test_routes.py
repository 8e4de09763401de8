"""The plan over the calls; and that deletion leaves nothing of it."""

import pytest
from sqlalchemy import func, select

from api.database.tables import Base, Conversation
from tests.unit.api.browsing import Browser, first, staff
from tests.unit.api.plan.conftest import choose_day, open_to, pick, say_yes, write


@pytest.fixture
def citizen(world, clock):
    """Calls of someone with an outcome in their summary, whose pages are open too."""
    browser = Browser(world.services)
    consent = {"keep": True, "share": False, "research": False}
    opened = browser.post("/api/conversations", json={"channel": "web", "language": "en", "consent": consent}).json()
    browser.cookies.set("goodlife_conversation", f"{opened['id']}.{opened['token']}")
    browser.calls, browser.key = f"/api/conversations/{opened['id']}", {"Authorization": f"Bearer {opened['token']}"}
    for kind in ("outcome_wanted", "strength"):
        item = {"words": f"my {kind}", "kind": kind, "domain": "home"}
        browser.post(f"{browser.calls}/summary/items", json=item, headers=browser.key)
    return browser


def call(citizen):
    return citizen.get(f"{citizen.calls}/plan", headers=citizen.key)


def test_before_there_is_a_plan_it_is_not_found(citizen):
    answer = call(citizen)
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"


@pytest.mark.parametrize(("headers", "status"), [({}, 401), ({"Authorization": "Bearer wrong"}, 404)])
def test_without_the_persons_token_it_is_not_read(citizen, headers, status):
    pick(citizen)
    assert citizen.get(f"{citizen.calls}/plan", headers=headers).status_code == status


def test_the_whole_plan_is_returned(world, citizen, clock):
    nurse = staff(world.services, "Nurse Price")
    citizen.goal = pick(citizen)
    open_to(citizen, nurse)
    write(citizen, "hope", "to the gate")
    write(nurse, "action", "ask for a ramp", who="professional", day="4", month="5", year="2026")
    choose_day(citizen)
    nurse.post(f"{nurse.plan}/talked", data={"day": "1", "month": "3", "year": "2026"})
    say_yes(citizen)
    plan = call(citizen).json()
    assert (plan["with"], plan["agreed"], plan["stage"]) == ("Nurse Price", False, "co_design")
    assert [(yes["by"], yes["stands"]) for yes in plan["yeses"]] == [("person", True)]
    say_yes(nurse)
    clock.move(days=30)
    citizen.post(citizen.goal.replace("goals", "look-back"), data={"level": "1", "words": "well"})
    plan = call(citizen).json()
    (goal,) = plan["content"]["goals"]
    assert (goal["words"], goal["by"], goal["levels"][0]["words"]) == ("my outcome_wanted", "person", "to the gate")
    (action,) = goal["actions"]
    assert (action["who"], action["due"], action["by"], action["name"]) == (
        "professional",
        "2026-05-04",
        "professional",
        "Nurse Price",
    )
    assert plan["content"]["review_day"]["day"] == "2026-04-01"
    assert [version["number"] for version in plan["versions"]] == [1]
    assert plan["versions"][0]["content"]["goals"][0]["words"] == "my outcome_wanted"
    assert [(one["goal"], one["level"], one["words"], one["by"]) for one in plan["reviews"]] == [
        (goal["id"], 1, "well", "person")
    ]
    assert plan["records"] == [
        {"what": "discussed_goals", "on": "2026-03-01", "with": "Nurse Price"},
        {"what": "agreed_plan", "on": "2026-03-02", "with": "Nurse Price"},
    ]
    assert plan["stage"] == "celebrate"
    assert (plan["agreed"], plan["yeses"]) == (True, [])


def test_it_stands_in_the_document_of_the_calls(citizen):
    paths = citizen.get("/openapi.json").json()["paths"]
    assert "/api/conversations/{conversation_id}/plan" in paths
    assert not [path for path in paths if path.startswith(("/plan", "/review"))]


def test_deletion_leaves_no_row_of_a_plan(world, citizen, clock):
    nurse = staff(world.services, "Nurse Price")
    citizen.goal = pick(citizen)
    open_to(citizen, nurse)
    write(
        citizen,
        "strengths",
        items=first(r'type="checkbox" value="([^"]+)"', citizen.get(f"{citizen.goal}/strengths").text),
    )
    choose_day(citizen)
    nurse.post(f"{nurse.plan}/talked", data={"day": "1", "month": "3", "year": "2026"})
    say_yes(citizen), say_yes(nurse)
    clock.move(days=30)
    citizen.post(citizen.goal.replace("goals", "look-back"), data={"level": "1", "words": "well"})
    write(citizen, "hope", "to the gate")
    say_yes(citizen)
    assert all(count for count in rows(world).values())
    assert citizen.delete(citizen.calls, headers=citizen.key).status_code == 204
    assert not any(count for count in rows(world).values())


def rows(world):
    """Return how many rows each table of plans, and that of conversations, has."""
    tables = [table for table in Base.metadata.sorted_tables if table.name.startswith("plan")]
    with world.services.sessions() as session:
        counted = [*tables, Conversation.__table__]
        return {table.name: session.scalar(select(func.count()).select_from(table)) for table in counted}
