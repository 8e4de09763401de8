"""A person with a summary, a nurse with whom they share it, and a clock that can be moved."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.api.browsing import Browser, first, staff

HOPE = "walk to chapel again"
STRENGTH = "I sing well"


class Clock:
    """A time that stands still until it is moved."""

    def __init__(self):
        self.at = datetime(2026, 3, 2, 10, tzinfo=UTC)

    def __call__(self):
        return self.at

    def move(self, **more):
        self.at += timedelta(**more)


@pytest.fixture
def clock(world):
    world.services.plans.clock = Clock()
    return world.services.plans.clock


@pytest.fixture
def nurse(world):
    return staff(world.services, "Nurse Price")


@pytest.fixture
def person(world, clock):
    """Someone who wrote an outcome and a strength into their summary."""
    browser = Browser(world.services)
    browser.begin()
    add(browser, "outcome_wanted", HOPE)
    add(browser, "strength", STRENGTH)
    return browser


@pytest.fixture
def planning(person):
    """The person, with one goal in a plan; `goal` is its address."""
    person.goal = pick(person)
    return person


@pytest.fixture
def together(planning, nurse):
    """The person and the nurse, before the same plan; `nurse.goal` is the same goal's address in her pages."""
    open_to(planning, nurse)
    return planning, nurse


def add(browser, kind, words):
    browser.post("/summary/items", data={"words": words, "kind": kind, "domain": "health"})


def pick(browser):
    """Make goals of all that can be one, and return the address of the first."""
    items = choices(browser.get("/plan/goals").text)
    return browser.post("/plan/goals", data={"items": items}).url.path.removesuffix("/hope")


def choices(page):
    return re.findall(r'name="items" type="checkbox" value="([^"]+)"', page)


def open_to(person, nurse):
    """Share the summary with the nurse and open the plan to her."""
    person.share(first(r'id="code">([^<]+)<', nurse.post("/review/codes").text))
    share = first(r'href="/review/([^"/]+)"', nurse.get("/review").text)
    person.post("/plan/with", data={"share": share})
    nurse.plan = f"/review/{share}/plan"
    nurse.goal = person.goal.replace("/plan", nurse.plan, 1)


def write(browser, question, words="", **fields):
    return browser.post(f"{browser.goal}/{question}", data={"words": words, **fields})


def plan_of(browser):
    return getattr(browser, "plan", "/plan")


def say_yes(browser):
    """Say yes to the plan as it is on the page now."""
    page = browser.get(plan_of(browser)).text
    return browser.post(f"{plan_of(browser)}/yes", data={"seen": first(r'name="seen" value="([^"]*)"', page)})


def choose_day(browser, day=1, month=4, year=2026):
    return browser.post(f"{plan_of(browser)}/review-day", data={"day": day, "month": month, "year": year})


def stage(page):
    """Return the name of the stage where the plan is, or None."""
    here = re.search(r'aria-current="step">.*?class="stage__name">([^<]+)<', page, re.DOTALL)
    return here and here[1]
