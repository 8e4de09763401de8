"""The plan: both write it, agree on it, and look back on it."""

from playwright.sync_api import Page, expect

from tests.browser.journey.summary import CHANGED, WRITTEN
from tests.browser.people import Citizen, Professional, write_day

MINE, THEIRS = "ask Carys to sing with me", "ring the chapel about a lift"
LEVELS = {
    "What would a good result look like?": "singing there once a month",
    "What would be a bit better than that?": "twice a month",
    "What would be much better than you hope?": "every Sunday",
    "What would be a bit less than you hope?": "singing at home with Jan",
    "What would be much worse than you hope?": "not singing at all",
}
HOW_IT_WENT, HOW_IT_LOOKED = "I sang on two Sundays", "they looked happy there"


def write(page: Page) -> None:
    """Make a goal of an outcome, and answer every question about it."""
    page.goto("/plan")
    page.get_by_role("button", name="Choose my first goal").click()
    page.get_by_label(CHANGED).check()
    page.get_by_role("button", name="goal").click()
    for question, words in LEVELS.items():
        page.get_by_label(question).fill(words)
        _go_on(page)
    page.get_by_label("A bit less").check()
    _go_on(page)
    page.get_by_label(WRITTEN).check()
    _go_on(page)
    page.get_by_label("What is the first small step?").fill("look up when the choir meets")
    _go_on(page)
    _say_who_does_what(page, MINE, "Me")
    page.get_by_role("button", name="Done, back to the plan").click()


def write_together(person: Citizen, nurse: Professional) -> None:
    """Open the plan to the professional, who adds what she does, and choose a day a month from now to look back."""
    person.page.get_by_role("button", name="Write it with Nurse Price").click()
    nurse.open_newest_plan()
    page = nurse.page
    page.get_by_role("link", name="Change or add to this goal").click()
    page.get_by_role("button", name="Add another").click()
    _say_who_does_what(page, THEIRS, "Me, their worker")
    person.look_back_in(days=30)


def agree(person: Citizen, nurse: Professional) -> None:
    """Both say yes: it is a version, and there is nothing to look back on yet."""
    person.agree()
    nurse.agree()
    person.page.goto("/plan")
    expect(person.page.get_by_text("You both said yes to this plan.")).to_be_visible()
    expect(person.page.get_by_role("button", name="Say how it went")).to_have_count(0)
    person.page.get_by_role("link", name="Version 1").click()
    for words in (CHANGED, *LEVELS.values(), WRITTEN, MINE, THEIRS):
        expect(person.page.get_by_text(words, exact=True)).to_be_visible()


def look_back(page: Page, level: str, words: str) -> None:
    """Say how it went, from the page of the plan."""
    page.get_by_role("button", name="Say how it went").click()
    page.get_by_label(level).check()
    page.get_by_label("A few words about it").fill(words)
    _go_on(page)
    expect(page.get_by_role("heading", name="How it went")).to_be_visible()


def see_the_chart(page: Page) -> None:
    """See where it began and what each said since, drawn and in the table below."""
    chart = page.get_by_role("figure")
    expect(chart.get_by_role("img", name="How it went over time.")).to_be_visible()
    expect(chart.locator("circle")).to_have_count(2)
    expect(chart.locator("rect")).to_have_count(1)
    rows = chart.get_by_role("row")
    expect(rows).to_have_count(4)
    for row, said in enumerate(("A bit less", f"A bit better (+1)\n{HOW_IT_WENT}", HOW_IT_LOOKED)):
        expect(rows.nth(row + 1)).to_contain_text(said, use_inner_text=True)


def _say_who_does_what(page: Page, words: str, who: str) -> None:
    page.get_by_label("What will be done?").fill(words)
    page.get_by_label(who, exact=True).check()
    write_day(page, days=14)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".item__words", has_text=words)).to_be_visible()


def _go_on(page: Page) -> None:
    page.get_by_role("button", name="Save and go on").click()
