"""Agreeing: nobody says yes to what they have not seen; versions stay; the five stages follow."""

import re

import pytest

from tests.unit.api.browsing import first, staff
from tests.unit.api.plan.conftest import HOPE, add, choose_day, open_to, pick, say_yes, stage, write


def version(browser, base="/plan", number=1):
    return browser.get(f"{base}/versions/{number}")


def test_a_plan_is_a_version_when_both_have_said_yes(together):
    person, nurse = together
    say_yes(person)
    assert version(person).status_code == 404
    assert "Now Nurse Price has to say yes too." in person.get("/plan").text
    say_yes(nurse)
    assert HOPE in version(person).text
    assert HOPE in version(nurse, nurse.plan).text
    assert "You both said yes. This is version 1." in person.get("/plan").text


def test_one_alone_makes_no_version_however_often(together):
    person, _ = together
    for _ in range(3):
        say_yes(person) if "/yes" in person.get("/plan").text else None
    assert version(person).status_code == 404


@pytest.mark.parametrize("seen", ["", "x"])
def test_nobody_says_yes_to_what_they_have_not_seen(together, seen):
    person, nurse = together
    say_yes(nurse)
    answer = person.post("/plan/yes", data={"seen": seen})
    assert answer.status_code == 422
    assert "The plan changed while you were reading it." in answer.text
    assert version(person).status_code == 404


def test_a_change_takes_a_yes_away_and_says_so(together):
    person, nurse = together
    say_yes(person)
    write(nurse, "action", "ask for a ramp", who="professional")
    page = person.get("/plan").text
    assert "your yes does not count any more" in page
    assert "Yes to this plan" in page
    say_yes(nurse)
    assert version(person).status_code == 404
    say_yes(person)
    assert "ask for a ramp" in version(person).text


@pytest.mark.parametrize("change", ["suggest", "same words", "done"])
def test_what_changes_nothing_that_stands_leaves_a_yes(together, change):
    person, nurse = together
    write(person, "hope", "to the gate")
    write(person, "action", "ring Jan")
    say_yes(person)
    entry = first(rf'href="{person.goal}/action\?then=goal&amp;entry=([^"]+)"', person.get(person.goal).text)
    if change == "suggest":
        write(nurse, "hope", "to the road")
    elif change == "same words":
        write(person, "hope", "to the gate")
    else:
        person.post(f"/plan/entries/{entry}", data={"action": "done"})
    assert "does not count" not in person.get("/plan").text
    say_yes(nurse)
    assert version(person).status_code == 200


def test_a_version_stays_when_the_plan_changes_and_both_are_kept(together):
    person, nurse = together
    write(person, "hope", "to the gate")
    say_yes(person), say_yes(nurse)
    write(person, "hope", "to the sea")
    page = person.get("/plan").text
    assert "It has changed since you both agreed version 1" in page
    assert "to the gate" in version(person).text
    assert version(person, number=2).status_code == 404
    say_yes(nurse), say_yes(person)
    assert "to the sea" in version(person, number=2).text
    assert "to the sea" not in version(person).text


def test_a_plan_put_back_as_it_was_agreed_is_agreed(together):
    person, nurse = together
    write(person, "hope", "to the gate")
    say_yes(person), say_yes(nurse)
    write(person, "hope", "to the sea")
    write(person, "hope", "to the gate")
    assert "You both said yes. This is version 1." in person.get("/plan").text


def test_an_old_yes_makes_no_later_version(together):
    person, nurse = together
    for words in ("to the gate", "to the sea"):
        write(person, "hope", words)
        say_yes(person), say_yes(nurse)
    write(person, "hope", "to the gate")
    say_yes(person)
    assert version(person, number=3).status_code == 404
    say_yes(nurse)
    assert "to the gate" in version(person, number=3).text


def test_what_was_agreed_with_one_is_not_agreed_with_the_next(world, together):
    person, nurse = together
    say_yes(person), say_yes(nurse)
    rees = staff(world.services, "Dr Rees")
    open_to(person, rees)
    assert "You both said yes. This is" not in person.get("/plan").text
    say_yes(rees), say_yes(person)
    assert "agreed with Dr Rees" in person.get("/plan").text


def test_alone_or_without_a_goal_there_is_nothing_to_agree_on(planning):
    assert "/plan/yes" not in planning.get("/plan").text
    assert planning.post("/plan/yes", data={"seen": "x"}).status_code == 422


def test_after_the_share_a_version_can_still_be_read_and_no_yes_be_said(together):
    person, nurse = together
    say_yes(person), say_yes(nurse)
    person.post(first(r'action="(/share/[^"]+/take-back)"', person.get("/share").text))
    assert HOPE in version(person).text
    assert version(nurse, nurse.plan).status_code == 404
    assert "/plan/yes" not in person.get("/plan").text


def test_the_stage_follows_from_what_is_there(person, nurse, clock):
    assert stage(person.get("/plan").text) == "Map assets"
    person.share(first(r'id="code">([^<]+)<', nurse.post("/review/codes").text))
    assert stage(person.get("/plan").text) == "Share goals"
    person.goal = pick(person)
    open_to(person, nurse)
    assert stage(person.get("/plan").text) == "Co-design"
    choose_day(person)
    say_yes(person), say_yes(nurse)
    assert stage(person.get("/plan").text) == stage(nurse.get(nurse.plan).text) == "Do it"
    clock.move(days=30)
    look_back = person.goal.replace("goals", "look-back")
    person.post(look_back, data={"level": "0"})
    assert stage(person.get("/plan").text) == stage(nurse.get(nurse.plan).text) == "Celebrate"


def test_before_anything_is_kept_no_stage_is_reached(world):
    from tests.unit.api.browsing import Browser

    newcomer = Browser(world.services)
    newcomer.begin()
    page = newcomer.get("/plan").text
    assert stage(page) is None
    assert page.count("Not yet") == 5


def test_it_is_recorded_for_both_that_goals_were_discussed_and_a_plan_agreed(together):
    person, nurse = together
    for one, base in ((nurse, nurse.plan), (nurse, nurse.plan), (person, "/plan")):
        one.post(f"{base}/talked", data={"day": "1", "month": "3", "year": "2026"})
    say_yes(person), say_yes(nurse)
    page = re.sub(r"<[^>]+>", "", person.get("/plan").text)
    assert page.count("1 March 2026: we talked about my goals, with Nurse Price") == 1
    assert "2 March 2026: we agreed a plan, with Nurse Price" in page
    assert "2 March 2026: we agreed a plan, with the person" in re.sub(r"<[^>]+>", "", nurse.get(nurse.plan).text)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (("3", "3", "2026"), "still to come"),
        (("", "", ""), "Write the day"),
        (("30", "2", "2026"), "There is no such day."),
    ],
)
def test_a_day_of_talking_that_cannot_be_is_told(together, day, told):
    person, _ = together
    answer = person.post("/plan/talked", data=dict(zip(("day", "month", "year"), day, strict=True)))
    assert answer.status_code == 422
    assert told in answer.text
    assert "we talked about my goals, with" not in person.get("/plan").text


def test_another_outcome_is_added_to_the_draft(together):
    person, nurse = together
    say_yes(person), say_yes(nurse)
    add(person, "outcome_wanted", "see my sister")
    pick(person)
    assert "see my sister" in nurse.get(nurse.plan).text
    assert "see my sister" not in version(person).text
