"""Every page of the service, opened as the person it is for."""

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.people import Citizen, Professional

PUBLIC = ("/", "/login", "/about", "/your-data", "/accessibility", "/help-now", "/deleted", "/nothing-here")
CITIZENS = ("/conversation", "/summary", "/share", "/come-back", "/delete", "/")
SAYINGS = (
    ("Suggest other words", "The words you suggest", "Send these words"),
    ("Ask a question", "Your question", "Send the question"),
)
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2


def every_page(person: Citizen, nurse: Professional) -> Iterator[tuple[str, Page]]:
    """Go through every page, with something on it, and yield its name and where it is open."""
    yield from _public(person.page)
    yield from _citizens(person, nurse.new_code())
    yield from _professionals(nurse)
    yield from _answers(person)


def _public(page: Page) -> Iterator[tuple[str, Page]]:
    for path in PUBLIC:
        page.goto(path)
        yield path.strip("/") or "welcome", page
    page.goto("/")
    page.get_by_role("button", name="Start").click()
    page.locator(".nhsuk-error-summary").wait_for()
    yield "welcome-error", page


def _citizens(person: Citizen, code: str) -> Iterator[tuple[str, Page]]:
    page = person.page
    person.begin()
    yield "conversation-start", page
    person.talk("Yes, let's start", "me", "chapel on a sunday and the girls after, I'd like to walk up there again")
    person.talk("we laugh. we been laughing since school", f"I know {LONG_WORD}", "my neighbour Jan pops in every day")
    person.talk("I can't manage the stairs", "i want to kill myself")
    for path in CITIZENS:
        page.goto(path)
        yield path.strip("/") or "welcome-back", page
    page.goto("/summary")
    page.get_by_role("button", name="Take out").first.click()
    for summary in page.locator("summary").all():
        summary.click()
    yield "summary-open", page
    page.goto("/share")
    page.get_by_label("Share it with someone").fill("wrong")
    page.get_by_role("button", name="Next").click()
    page.locator(".nhsuk-error-summary").wait_for()
    yield "share-error", page
    page.get_by_label("Share it with someone").fill(code)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Yes, share it").wait_for()
    yield "share-confirm", page
    page.get_by_role("button", name="Yes, share it").click()
    page.get_by_text("They have not looked yet.").wait_for()
    yield "shared", page
    page.get_by_role("link", name="Show more or less").click()
    page.get_by_role("button", name="Save").wait_for()
    yield "share-lines", page


def _professionals(nurse: Professional) -> Iterator[tuple[str, Page]]:
    page = nurse.page
    nurse.new_code()
    yield "code", page
    page.goto("/review")
    yield "inbox", page
    nurse.open_newest()
    yield "review", page
    for number, (opener, label, send) in enumerate(SAYINGS):
        line = page.locator("#lines .item").nth(number)
        line.locator("summary", has_text=opener).click()
        line.get_by_label(label).fill("walking to chapel, with a rest on the way")
        line.get_by_role("button", name=send).click()
    page.locator("#lines .item").nth(2).get_by_role("button", name="Agree with").click()
    yield "review-said", page
    page.locator("#lines .item").nth(0).locator("summary", has_text="Ask a question").click()
    page.locator("#lines .item").nth(0).get_by_role("button", name="Send the question").click()
    page.locator(".nhsuk-error-summary").wait_for()
    yield "review-error", page
    page.goto("/review/nothing")
    yield "review-nothing", page
    page.goto("/read")
    yield "read", page
    page.get_by_label("The text").fill("My neighbour Jan pops in every day.\n\nI can't manage the stairs.")
    page.get_by_role("button", name="Read it").click()
    page.get_by_label("Another text").wait_for()
    yield "read-done", page


def _answers(person: Citizen) -> Iterator[tuple[str, Page]]:
    page = person.page
    page.goto("/summary")
    yield "summary-notes", page
    page.get_by_role("button", name="No, keep mine").click()
    page.get_by_role("button", name="Send my answer").click()
    page.locator(".nhsuk-error-summary").wait_for()
    yield "summary-answer-error", page
    page.get_by_label("Your answer").fill("only when it does not rain")
    page.get_by_role("button", name="Send my answer").click()
    page.get_by_text("You answered").wait_for()
    yield "summary-answered", page
    page.goto("/share")
    yield "share-looked", page
    page.goto("/your-data")
    yield "your-data-looked", page
