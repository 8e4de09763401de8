"""The whole journey in two browsers, with JavaScript and without: from the first question to the last word deleted."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.journey import days, plan, summary
from tests.stored import found


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def both(request, citizen, professional):
    """The person and the professional, each in a browser of their own."""
    return citizen(javascript=request.param), professional(javascript=request.param)


@pytest.fixture
def homes(live_api, live_bot):
    """The folders in which the service keeps everything."""
    return [Path(server.environment["GOODLIFE_HOME"]) for server in (live_api, live_bot)]


def test_from_the_first_question_to_the_last_word_deleted(both, homes):
    person, nurse = both
    talk(person)
    summary.correct(person.page)
    summary.share_some(person.page, nurse.new_code())
    summary.review(nurse)
    summary.disagree_and_answer(person.page)
    summary.see_what_they_said(nurse)

    plan.write(person.page)
    plan.write_together(person, nurse)
    plan.agree(person, nurse)
    days.let_pass(homes[0], days=31)
    look_back(person, nurse)

    withdraw(person, nurse)
    written = (summary.CHANGED, summary.HELD_BACK, summary.ANSWER, plan.MINE, plan.THEIRS, plan.HOW_IT_WENT)
    assert all(found(homes, words) for words in written)
    delete(person)
    assert [words for words in written if found(homes, words)] == []


def talk(person):
    person.begin()
    person.choose("Yes, let's start")
    assert person.progress == "Getting started"
    person.talk("me", "chapel on a sunday and the girls after. I'd like to walk up there again")
    assert person.progress.startswith("Part 1 of 5")
    person.talk_to_the_end()


def look_back(person, nurse):
    person.page.goto("/conversation")
    expect(person.page.get_by_text("It is time to look back on your plan.")).to_be_visible()
    person.page.get_by_role("link", name="Go to my plan").click()
    plan.look_back(person.page, "A bit better", plan.HOW_IT_WENT)
    nurse.page.reload()
    nurse.log_in()  # who logged in a month ago is not logged in any more
    nurse.open_newest_plan()
    plan.look_back(nurse.page, "What they hope for", plan.HOW_IT_LOOKED)
    person.page.reload()
    for page in (person.page, nurse.page):
        plan.see_the_chart(page)


def withdraw(person, nurse):
    person.page.goto("/share")
    expect(person.page.get_by_text(re.compile("They last looked on"))).to_be_visible()
    person.page.get_by_role("button", name="Take it back from Nurse Price").click()
    expect(person.page.get_by_text("You share it with nobody now.")).to_be_visible()
    their_plan = urlsplit(nurse.page.url).path
    share = their_plan.removesuffix("/plan")
    for address in (share, their_plan, f"{their_plan}/versions/1"):
        nurse.page.goto(address)
        expect(nurse.page.get_by_text("It may have been taken back.")).to_be_visible()
    nurse.page.goto("/review")
    expect(nurse.page.get_by_role("heading", name="Your codes")).to_be_visible()
    assert nurse.page.locator(f"[href^='{share}']").count() == 0
    person.page.goto("/plan")
    expect(person.page.get_by_text("They see nothing of it now.")).to_be_visible()


def delete(person):
    person.page.goto("/delete")
    person.page.get_by_role("button", name="Yes, delete everything").click()
    expect(person.page.get_by_role("heading", level=1)).to_have_text("Everything is deleted")
    for path in ("/conversation", "/summary", "/plan", "/my-page"):
        person.page.goto(path)
        expect(person.page.get_by_text("There is no conversation here.")).to_be_visible()


def test_someone_comes_back_on_another_device(citizen, open_page):
    person = citizen()
    person.begin()
    person.talk("Yes, let's start", "me", "my garden and my dog Mali")
    person.page.goto("/come-back")
    link = person.page.locator("#link").inner_text()
    elsewhere = open_page(javascript=False)
    elsewhere.goto(link)
    expect(elsewhere.locator("#latest")).to_have_text(re.compile("my garden and my dog Mali"))
    assert "/return/" not in elsewhere.url


def test_a_researcher_tries_the_reading_on_a_text(professional):
    page = professional("Mair Rees").page
    page.goto("/read")
    page.get_by_label("The text").fill("My neighbour Jan pops in every day. I can't manage the stairs.")
    page.get_by_role("button", name="Read it").click()
    assert page.locator("mark").count() >= 2
    page.locator("sup a").first.click()
    assert page.url.endswith("#finding-1")
    expect(page.locator("#finding-1")).to_be_visible()
