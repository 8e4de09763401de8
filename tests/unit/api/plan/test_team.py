"""A plan stays between two, also where the summary is shared with a team."""

import pytest

from tests.unit.api.browsing import first, staff
from tests.unit.api.plan.conftest import HOPE, say_yes

TEAM = "Stroke team"
WRITE = "Write it with Nurse Price"


@pytest.fixture
def team(world, planning):
    """The person, the nurse who gave the code for her team, and the doctor who is in it too."""
    nurse, rees = (staff(world.services, name, team=TEAM) for name in ("Nurse Price", "Dr Rees"))
    planning.share(first(r'id="code">([^<]+)<', nurse.post("/review/codes", data={"team": TEAM}).text))
    summary = first(r'href="(/review/[0-9a-f]+)"', nurse.get("/review").text)
    nurse.plan, nurse.goal = f"{summary}/plan", planning.goal.replace("/plan", f"{summary}/plan", 1)
    return planning, nurse, rees, summary


def open_plan(person, summary):
    return person.post("/plan/with", data={"share": summary.removeprefix("/review/")})


def move(world, team):
    with world.services.sessions.begin() as session:
        world.services.accounts.move(session, "Nurse Price", team)


@pytest.mark.parametrize("opened", [True, False])
def test_the_others_of_a_team_see_no_plan_and_no_trace_of_one(team, opened):
    person, nurse, rees, summary = team
    if opened:
        open_plan(person, summary)
    assert nurse.get(nurse.plan).status_code == 200
    for path in (nurse.plan, nurse.goal, f"{nurse.goal}/hope", f"{nurse.plan}/review-day", f"{nurse.plan}/versions/1"):
        page = rees.get(path)
        assert (page.status_code, HOPE in page.text) == (404, False)
    for path in (f"{nurse.plan}/yes", f"{nurse.plan}/talked", f"{nurse.goal}/hope"):
        assert rees.post(path, data={"words": "mine", "seen": "x"}).status_code == 404
    assert "/plan" not in rees.get("/review").text + rees.get(summary).text
    assert "A plan is between the person and Nurse Price" in rees.get(summary).text
    assert ("/plan" in nurse.get("/review").text) is opened
    assert f"{summary}/plan" in nurse.get(summary).text


def test_the_person_knows_who_of_the_team_sees_the_plan(team):
    person, _, _, summary = team
    page = person.get("/plan").text
    assert WRITE in page
    assert "The rest of their team will not see it." in page
    assert "Write it with Dr Rees" not in page
    assert "The rest of Stroke team does not see it." in open_plan(person, summary).text
    told = "with Nurse Price, who sees all of it. The rest of the team does not see it."
    assert told in person.get("/share").text


def test_one_professional_is_offered_once_and_not_while_they_write_it(team):
    person, nurse, _, summary = team
    person.share(first(r'id="code">([^<]+)<', nurse.post("/review/codes").text))
    own = first(r'href="(/review/[0-9a-f]+)"', nurse.get("/review").text)
    page = person.get("/plan").text
    assert page.count(WRITE) == 1
    assert own.removeprefix("/review/") in page
    assert WRITE not in open_plan(person, summary).text


def test_who_leaves_the_team_leaves_the_plan_and_is_chosen_no_more(world, team):
    person, nurse, _, summary = team
    open_plan(person, summary)
    say_yes(nurse)
    move(world, "Heart team")
    assert nurse.get(nurse.plan).status_code == 404
    page = person.get("/plan").text
    assert "You wrote it with Nurse Price before. They see nothing of it now." in page
    assert WRITE not in page
    assert open_plan(person, summary).status_code == 404
    move(world, TEAM)
    assert "No plan yet" in nurse.get(nurse.plan).text
    assert WRITE in person.get("/plan").text


def test_a_plan_that_is_written_through_a_code_of_ones_own_is_kept(world, team):
    person, nurse, *_ = team
    person.share(first(r'id="code">([^<]+)<', nurse.post("/review/codes").text))
    open_plan(person, first(r'href="(/review/[0-9a-f]+)"', nurse.get("/review").text))
    move(world, None)
    assert "You write this with Nurse Price." in person.get("/plan").text
    assert HOPE in nurse.get(first(r'href="(/review/[^"]+/plan)"', nurse.get("/review").text)).text
