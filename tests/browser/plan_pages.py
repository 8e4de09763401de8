"""The pages of the plan, opened by the person and by the professional who write it."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.people import Citizen, Professional

LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2


def plan_pages(person: Citizen, nurse: Professional) -> Iterator[tuple[str, Page]]:
    """Go through every page of a plan, from none to one that was looked back on."""
    nurse.open_newest_plan()
    yield "plan-theirs-not-yet", nurse.page
    yield from _begin(person)
    goal = person.page.url.rsplit("/", 1)[0]
    yield from _questions(person.page, goal)
    yield from _theirs(person.page, nurse)
    yield from _agree(person, nurse)
    yield from _look_back(person, nurse)


def _begin(person: Citizen) -> Iterator[tuple[str, Page]]:
    page = person.page
    page.goto("/plan")
    yield "plan-begin", page
    page.goto("/plan/goals")
    yield "plan-goals-none", page
    person.add_lines(LONG_WORD)
    person.add_line("What matters to me", "walk up to chapel again")
    page.goto("/plan/goals")
    yield "plan-goals", page
    if page.get_by_label("walk up to chapel again").is_checked():
        page.get_by_label("walk up to chapel again").uncheck()
    page.get_by_role("button", name=re.compile("Make")).click()
    page.locator(".nhsuk-error-summary").wait_for()
    yield "plan-goals-error", page
    page.get_by_label("walk up to chapel again").check()
    page.get_by_role("button", name=re.compile("Make")).click()
    page.get_by_role("textbox").wait_for()
    yield "plan-question", page
    page.get_by_role("textbox").fill(f"to the gate of {LONG_WORD}")
    page.get_by_role("button", name="Save and go on").click()


def _questions(page: Page, goal: str) -> Iterator[tuple[str, Page]]:
    for question in ("now", "strengths", "action"):
        page.goto(f"{goal}/{question}")
        yield f"plan-{question}", page
    page.get_by_label("What will be done?").fill("ask Jan to walk with me")
    page.get_by_label("Month").fill("13")
    page.get_by_role("button", name="Save").click()
    page.locator(".nhsuk-error-summary").wait_for()
    yield "plan-action-error", page
    page.get_by_label("Month").fill("")
    page.get_by_role("button", name="Save").click()
    page.goto(goal)
    yield "plan-goal", page
    page.goto("/plan")
    yield "plan-alone", page


def _theirs(page: Page, nurse: Professional) -> Iterator[tuple[str, Page]]:
    theirs = nurse.page
    page.get_by_role("button", name="Write it with").click()
    page.get_by_text("sees all of this plan").wait_for()
    nurse.open_newest_plan()
    yield "plan-theirs", theirs
    theirs.get_by_role("link", name="Change or add to this goal").click()
    yield "plan-theirs-goal", theirs
    goal = theirs.url
    theirs.goto(f"{goal}/action")
    yield "plan-theirs-action", theirs
    theirs.goto(goal)
    theirs.get_by_role("link", name="Suggest a change").first.click()
    theirs.get_by_role("textbox").fill("walk up to chapel every Sunday")
    yield "plan-theirs-suggest", theirs
    theirs.get_by_role("button", name="Suggest it").click()
    theirs.get_by_role("button", name="Take it back").wait_for()
    yield "plan-theirs-suggested", theirs
    page.goto("/plan")
    yield "plan-suggested", page


def _agree(person: Citizen, nurse: Professional) -> Iterator[tuple[str, Page]]:
    page, theirs = person.page, nurse.page
    page.goto("/plan/review-day")
    yield "plan-review-day", page
    page.get_by_label("Year").fill("2020")
    page.get_by_role("button", name="Save the day").click()
    page.locator(".nhsuk-error-summary").wait_for()
    yield "plan-review-day-error", page
    person.look_back_in(days=0)
    nurse.open_newest_plan()
    theirs.goto(f"{theirs.url}/review-day")
    yield "plan-theirs-review-day", theirs
    page.goto("/plan")  # at its top: further down, the header that stays covers what lies under it
    yield "plan-draft", page
    person.agree()
    nurse.agree()
    yield "plan-agreed", theirs
    theirs.goto(f"{theirs.url.partition('#')[0]}/versions/1")
    yield "plan-theirs-version", theirs
    page.goto("/plan/versions/1")
    yield "plan-version", page


def _look_back(person: Citizen, nurse: Professional) -> Iterator[tuple[str, Page]]:
    person.page.goto("/conversation")
    yield "conversation-look-back", person.page
    person.page.goto("/summary")
    yield "summary-look-back", person.page
    nurse.open_newest_plan()
    for page, name in ((person.page, "plan-look-back"), (nurse.page, "plan-theirs-look-back")):
        page.goto(page.url if page is nurse.page else "/plan")
        page.get_by_role("button", name="Say how it went").click()
        page.get_by_role("radio").first.wait_for()
        yield name, page
        page.get_by_role("button", name="Save and go on").click()
        page.locator(".nhsuk-error-summary").wait_for()
        yield f"{name}-error", page
        page.get_by_label("A bit better").check()
        page.get_by_label("A few words about it").fill(f"we went up to {LONG_WORD}")
        page.get_by_role("button", name="Save and go on").click()
        page.locator(".chart").wait_for()
    person.page.goto("/plan")
    yield "plan-chart", person.page
    nurse.open_newest_plan()
    yield "plan-theirs-chart", nurse.page
