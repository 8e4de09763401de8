"""The summary: its owner corrects it and shares some of it; a professional looks at it with them."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.people import Citizen, Professional

OTHER_WORDS = "singing, with a lift there and back"
QUESTION = "how often would you like that?"
ANSWER = "each week when it is dry"
WRITTEN = "I know every hymn"
KEPT = "They kept this."
DISAGREED = "You two see this differently. Both ways of saying it stay."
HELD_BACK = "the steps at chapel"
CHANGED = "singing with the girls"


def correct(page: Page) -> None:
    """Keep, take out, change and add a line."""
    page.goto("/summary")
    lines = page.locator(".group .item")
    assert lines.count() >= 3
    expect(lines.get_by_text("Is this right?").first).to_be_visible()
    lines.nth(0).get_by_role("button", name="Keep").click()
    expect(page.get_by_text("You kept this")).to_have_count(1)
    lines.nth(1).get_by_role("button", name="Take out").click()
    expect(page.get_by_text("Taken out (1)")).to_be_visible()
    _change(page, lines.nth(1))
    person = Citizen(page)
    person.add_line("What gets in the way", HELD_BACK)
    person.add_line("What I have and can do", WRITTEN)
    expect(page.get_by_text("You wrote this")).to_have_count(2)


def _change(page: Page, line: Locator) -> None:
    line.locator("summary", has_text="Change").click()
    line.get_by_label("Your words").fill(CHANGED)
    line.get_by_label("What matters to me").check()
    line.get_by_label("What is it about?").select_option("Things I like to do or learn")
    line.get_by_role("button", name="Save the change").click()
    expect(page.locator(".group--outcome_wanted").get_by_text(CHANGED).first).to_be_visible()


def share_some(page: Page, code: str) -> None:
    """Share the summary, but for one line."""
    page.goto("/share")
    page.get_by_label("Share it with someone").fill(code)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("checkbox", name=HELD_BACK).uncheck()
    page.get_by_role("button", name="Yes, share it with Nurse Price").click()
    expect(page.get_by_text("They have not looked yet.")).to_be_visible()


def review(nurse: Professional) -> None:
    """Look at what was shared and no more; agree, suggest other words, ask."""
    nurse.open_newest()
    page = nurse.page
    for standing in (KEPT, "They changed this themselves.", "They wrote this themselves."):
        expect(page.get_by_text(standing).first).to_be_visible()
    assert page.get_by_text("The computer was").count() >= 1
    assert HELD_BACK not in page.content()
    assert "Yes, let's start" not in page.content()
    _line(page, WRITTEN).get_by_role("button", name="Agree with").click()
    expect(_line(page, WRITTEN).get_by_text("You agreed")).to_be_visible()
    _say(_line(page, CHANGED), "Suggest other words", "The words you suggest", OTHER_WORDS, "Send these words")
    expect(_line(page, CHANGED).get_by_text("You suggested")).to_be_visible()
    _say(_line(page, KEPT), "Ask a question", "Your question", QUESTION, "Send the question")
    expect(_line(page, KEPT).get_by_text("You asked")).to_be_visible()


def disagree_and_answer(page: Page) -> None:
    """Keep the own words, so that both stand, and answer what was asked."""
    page.goto("/summary")
    expect(_line(page, WRITTEN).get_by_text("Nurse Price agrees")).to_be_visible()
    expect(_line(page, CHANGED).get_by_text(f"suggests: “{OTHER_WORDS}”")).to_be_visible()
    page.get_by_role("button", name="No, keep mine").click()
    expect(_line(page, CHANGED).get_by_text(DISAGREED)).to_be_visible()
    expect(_line(page, CHANGED).locator(".item__words")).to_have_text(CHANGED)
    page.get_by_label("Your answer").fill(ANSWER)
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_text(f"You answered: “{ANSWER}”")).to_be_visible()


def see_what_they_said(nurse: Professional) -> None:
    """See the answer, and that both words stand."""
    nurse.open_newest()
    line = _line(nurse.page, CHANGED)
    expect(line.locator(".item__words")).to_have_text(CHANGED)
    expect(line.get_by_text(f"You suggested: “{OTHER_WORDS}”")).to_be_visible()
    expect(line.get_by_text(DISAGREED)).to_be_visible()
    expect(_line(nurse.page, KEPT).get_by_text(f"They answered: “{ANSWER}”")).to_be_visible()


def _line(page: Page, text: str) -> Locator:
    return page.locator(".group .item", has_text=text)


def _say(line: Locator, opener: str, label: str, words: str, send: str) -> None:
    line.locator("summary", has_text=opener).click()
    line.get_by_label(label).fill(words)
    line.get_by_role("button", name=send).click()
