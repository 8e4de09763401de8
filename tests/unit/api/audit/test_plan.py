"""What is done with a plan is noted, by whom, once; what changes nothing or is refused is not; nobody's words are."""

import re

import pytest

from tests.unit.api.audit.log import events, noted
from tests.unit.api.browsing import first
from tests.unit.api.plan.conftest import HOPE, STRENGTH, add, choices, choose_day, pick, say_yes, write

PLAN = ("plan_", "looked_back")


def of_plan(world, since=0):
    """Return what was noted of plans, but for who looked at one."""
    rows = noted(world)[since:]
    return [row for row in rows if row[0].startswith(PLAN) and row[0] != "plan_opened"]


def entry(browser, part):
    return first(rf'href="{browser.goal}/{part}\?then=goal&amp;entry=([^"]+)"', browser.get(browser.goal).text)


def decide(browser, words, action):
    """Take what the other suggests, or turn it down, on the page of the goal."""
    base = browser.goal.partition("/goals")[0]
    entry = first(rf'action="{base}/entries/([^"]+)"', browser.get(base).text)
    return browser.post(f"{base}/entries/{entry}", data={"action": action})


def test_beginning_a_plan_and_opening_it_to_someone_is_noted(world, together):
    person, nurse = together
    assert of_plan(world) == [("plan_changed", "person"), ("plan_shared", "person")]
    assert ("plan_opened", "professional") not in noted(world)
    nurse.get(nurse.plan), person.get("/plan")
    assert noted(world)[-1] == ("plan_opened", "professional")
    assert noted(world).count(("plan_opened", "professional")) == 1


DONE = {
    "the person writes": (lambda p, n: write(p, "hope", "to the gate"), [("plan_changed", "person")]),
    "the nurse writes": (
        lambda p, n: write(n, "action", "a ramp", who="professional"),
        [("plan_changed", "professional")],
    ),
    "the nurse suggests": (lambda p, n: write(n, "hope", "to the gate"), [("plan_suggested", "professional")]),
    "a day is chosen": (lambda p, n: choose_day(n), [("plan_changed", "professional")]),
    "a strength is chosen": (
        lambda p, n: p.post(f"{p.goal}/strengths", data={"items": choices(p.get(f"{p.goal}/strengths").text)}),
        [("plan_changed", "person")],
    ),
    "a suggestion is taken": (
        lambda p, n: (write(n, "hope", "to the gate"), decide(p, "to the gate", "take")),
        [("plan_suggested", "professional"), ("plan_changed", "person")],
    ),
    "a suggestion is turned down": (
        lambda p, n: (write(n, "hope", "to the gate"), decide(p, "to the gate", "take-out")),
        [("plan_suggested", "professional"), ("plan_changed", "person")],
    ),
    "something is emptied": (
        lambda p, n: (write(p, "hope", "to the gate"), write(p, "hope", "")),
        [("plan_changed", "person")] * 2,
    ),
    "an action is done": (
        lambda p, n: (
            write(p, "action", "ring Jan"),
            p.post(f"/plan/entries/{entry(p, 'action')}", data={"action": "done"}),
        ),
        [("plan_changed", "person")] * 2,
    ),
    "another goal is picked": (
        lambda p, n: (add(p, "outcome_wanted", "see my sister"), pick(p)),
        [("plan_changed", "person")],
    ),
    "goals are talked about": (
        lambda p, n: n.post(f"{n.plan}/talked", data={"day": "1", "month": "3", "year": "2026"}),
        [("plan_talked", "professional")],
    ),
    "one says yes": (lambda p, n: say_yes(p), [("plan_approved", "person")]),
    "both say yes": (
        lambda p, n: (say_yes(p), say_yes(n)),
        [("plan_approved", "person"), ("plan_approved", "professional")],
    ),
}


@pytest.mark.parametrize("what", DONE)
def test_what_is_done_with_a_plan_is_noted_once(world, together, what):
    do, told = DONE[what]
    before = len(noted(world))
    do(*together)
    assert of_plan(world, before) == told


def share_again(person):
    share = first(r'href="/share/([^"/]+)/lines"', person.get("/share").text)
    return person.post("/plan/with", data={"share": share})


NOT_DONE = {
    "the same words again": lambda p, n: write(p, "goal", HOPE),
    "nothing is written": lambda p, n: write(p, "hope", ""),
    "no strength is chosen": lambda p, n: p.post(f"{p.goal}/strengths"),
    "no goal is picked": lambda p, n: p.post("/plan/goals"),
    "what is picked is no outcome of theirs": lambda p, n: p.post("/plan/goals", data={"items": "nobody's"}),
    "the same one is chosen": lambda p, n: share_again(p),
    "a share of nobody's is chosen": lambda p, n: p.post("/plan/with", data={"share": "0" * 32}),
    "yes is said to what was not seen": lambda p, n: p.post("/plan/yes", data={"seen": "x"}),
    "a day of talking is still to come": lambda p, n: p.post(
        "/plan/talked", data={"day": "1", "month": "1", "year": "2030"}
    ),
    "a day to look back is over": lambda p, n: choose_day(p, year=2020),
    "it is too early to look back": lambda p, n: p.post(
        p.goal.replace("goals", "look-back"), data={"level": "1", "words": ""}
    ),
    "the nurse takes the person's goal out": lambda p, n: n.post(
        f"{n.plan}/entries/{n.goal.rpartition('/')[2]}", data={"action": "take-out"}
    ),
    "words cannot be kept": lambda p, n: write(p, "hope", "a\x00b"),
    "pages are looked at": lambda p, n: (p.get("/plan"), n.get(n.plan), n.get(n.goal)),
}


@pytest.mark.parametrize("what", NOT_DONE)
def test_what_changes_nothing_or_is_refused_is_not_noted(world, together, what):
    before = len(noted(world))
    NOT_DONE[what](*together)
    assert of_plan(world, before) == []


def test_the_same_a_second_time_is_not_noted_again(world, together):
    person, nurse = together
    write(person, "action", "ring Jan")
    done = {"data": {"action": "done"}}
    person.post(f"/plan/entries/{entry(person, 'action')}", **done)
    write(nurse, "hope", "to the gate")
    say_yes(person)
    seen = first(r'name="seen" value="([^"]*)"', nurse.get(nurse.plan).text)
    before = len(noted(world))
    person.post(f"/plan/entries/{entry(person, 'action')}", **done)
    write(nurse, "hope", "to the gate")
    person.post("/plan/yes", data={"seen": seen})
    assert of_plan(world, before) == []


def test_looking_back_is_noted_and_the_version_that_a_yes_made_is_named_and_no_words(world, together, clock):
    person, nurse = together
    write(person, "hope", "to the gate")
    choose_day(person)
    say_yes(person), say_yes(nurse)
    kinds = [event.object_kind for event in events(world) if event.action == "plan_approved"]
    assert kinds == ["Plan", "PlanVersion"]
    clock.move(days=30)
    before = len(noted(world))
    person.post(person.goal.replace("goals", "look-back"), data={"level": "0", "words": "got to the gate"})
    assert of_plan(world, before) == [("looked_back", "person")]
    assert {event.conversation_hash is not None for event in events(world) if event.action.startswith(PLAN)} == {True}
    kept = " ".join(str(value) for event in events(world) for value in vars(event).values())
    assert not re.search("|".join(("gate", HOPE, STRENGTH)), kept)


def test_after_withdrawal_nothing_that_the_nurse_tries_is_done_or_noted(world, together):
    person, nurse = together
    person.post(first(r'action="(/share/[^"]+/take-back)"', person.get("/share").text))
    before = len(noted(world))
    nurse.get(nurse.plan), write(nurse, "action", "a ramp", who="professional"), choose_day(nurse)
    assert noted(world)[before:] == []
