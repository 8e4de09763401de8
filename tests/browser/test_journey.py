"""The whole journey in a browser, with JavaScript and without: talk, correct, share, review, take back, delete."""

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_the_first_question_to_a_reviewed_summary(citizen, professional, javascript):
    person = citizen(javascript=javascript)
    person.begin()
    person.choose("Yes, let's start")
    assert person.progress == "Getting started"
    person.talk("me", "chapel on a sunday and the girls after. I'd like to walk up there again")
    assert person.progress.startswith("Part 1 of 5")
    person.talk_to_the_end()
    correct_the_summary(person.page)

    nurse = professional(javascript=javascript)
    person.share_with(nurse.new_code())
    review(nurse)

    person.page.goto("/share")
    expect(person.page.get_by_text(re.compile("They last looked on"))).to_be_visible()
    person.page.get_by_role("button", name="Take it back from Nurse Price").click()
    expect(person.page.get_by_text("You have not shared it.")).to_be_visible()
    nurse.page.reload()
    expect(nurse.page.get_by_text("It may have been taken back.")).to_be_visible()

    person.page.goto("/delete")
    person.page.get_by_role("button", name="Yes, delete everything").click()
    expect(person.page.get_by_role("heading", level=1)).to_have_text("Everything is deleted")
    person.page.goto("/conversation")
    expect(person.page.get_by_text("There is no conversation here.")).to_be_visible()


def correct_the_summary(page):
    page.goto("/summary")
    lines = page.locator(".group .item")
    assert lines.count() >= 3
    expect(lines.get_by_text("Is this right?").first).to_be_visible()

    lines.nth(0).get_by_role("button", name="Keep").click()
    expect(page.get_by_text("You kept this")).to_have_count(1)

    lines.nth(1).get_by_role("button", name="Take out").click()
    expect(page.get_by_text("Taken out (1)")).to_be_visible()

    line = lines.nth(1)
    line.locator("summary", has_text="Change").click()
    line.get_by_label("Your words").fill("singing with the girls")
    line.get_by_label("What matters to me").check()
    line.get_by_label("What is it about?").select_option("Things I like to do or learn")
    line.get_by_role("button", name="Save the change").click()
    expect(page.locator(".group--outcome_wanted").get_by_text("singing with the girls").first).to_be_visible()

    barriers = page.locator(".group--need")
    barriers.locator("summary", has_text="Add something").click()
    barriers.get_by_label("In your own words").fill("the steps at chapel")
    barriers.get_by_role("button", name="Add", exact=True).click()
    expect(barriers.get_by_text("You wrote this")).to_be_visible()


def review(nurse):
    nurse.open_newest()
    page = nurse.page
    expect(page.get_by_text("They kept this.")).to_be_visible()
    expect(page.get_by_text("They changed this themselves.")).to_be_visible()
    expect(page.get_by_text("They wrote this themselves.")).to_be_visible()
    assert page.get_by_text("The computer was").count() >= 1
    assert "singing with the girls" in page.content()
    assert "Yes, let's start" not in page.content()


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
