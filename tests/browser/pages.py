"""Every page of the service, opened as the person it is for."""

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.collection_pages import collection_pages
from tests.browser.people import Citizen, Professional
from tests.browser.plan_pages import LONG_WORD, plan_pages

PUBLIC = (
    "/",
    "/login",
    "/about",
    "/your-data",
    "/accessibility",
    "/help-now",
    "/easy-read",
    "/closed",
    "/deleted",
    "/nothing-here",
)
CITIZENS = ("/conversation", "/summary", "/my-page", "/easy-read/summary", "/easy-read/my-page", "/share", "/come-back")
CITIZENS += ("/other-talk", "/delete", "/your-data", "/")
SAYINGS = (
    ("Suggest other words", "The words you suggest", "Send these words"),
    ("Ask a question", "Your question", "Send the question"),
)


def every_page(person: Citizen, nurse: Professional) -> Iterator[tuple[str, Page]]:
    """Go through every page, with something on it, and yield its name and where it is open."""
    yield from _public(person.page)
    yield from _citizens(person, nurse.new_code())
    yield from _professionals(nurse)
    yield from _answers(person)
    yield from plan_pages(person, nurse)
    yield from _team(person, nurse)
    yield from _researchers(person, nurse.page)
    yield from _admins(nurse.page)


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
        yield path.strip("/").replace("/", "-") or "welcome-back", page
    page.goto("/summary")
    page.get_by_role("button", name="Take out").first.click()
    for summary in page.locator("summary").all():
        summary.click()
    yield "summary-open", page
    yield from _my_page(page)
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
    page.goto("/come-back")
    page.get_by_role("button", name="Make a new link").click()
    page.get_by_text("This is your new link.").wait_for()
    yield "new-link", page


def _my_page(page: Page) -> Iterator[tuple[str, Page]]:
    page.goto("/my-page")
    page.get_by_role("button", name="Yes, use this").first.click()
    page.get_by_role("button", name="Yes, use this").first.click()
    page.get_by_label("What do you like to be called?").fill("x" * 61)
    page.get_by_role("button", name="Save the name").click()
    page.locator(".nhsuk-error-summary").wait_for()
    yield "my-page-error", page
    page.get_by_label("What do you like to be called?").fill("Gwen")
    page.get_by_role("button", name="Save the name").click()
    page.get_by_role("button", name="Leave it off").first.click()
    for summary in page.locator("summary").all():
        summary.click()
    yield "my-page-open", page
    for path in ("/my-page", "/summary", "/easy-read/my-page", "/conversation"):
        page.goto(path)
        page.get_by_role("button", name="Large text").click()
        page.get_by_role("button", name="Text as before").wait_for()
        yield f"large{path.replace('/', '-')}", page
        page.get_by_role("button", name="Text as before").click()


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


def _team(person: Citizen, nurse: Professional) -> Iterator[tuple[str, Page]]:
    page, code = person.page, nurse.new_code("My team")
    yield "code-team", nurse.page
    page.goto("/share")
    page.get_by_label("Share it with someone").fill(code)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Yes, share it with Stroke team").wait_for()
    yield "share-confirm-team", page
    page.get_by_role("button", name="Yes, share it with Stroke team").click()
    page.get_by_text("They have not looked yet.").wait_for()
    nurse.open_newest()
    page.goto("/share")
    yield "shared-team", page
    page.goto("/plan")
    yield "plan-team", page
    nurse.page.goto("/review")
    yield "inbox-team", nurse.page


def _researchers(person: Citizen, page: Page) -> Iterator[tuple[str, Page]]:
    person.page.goto("/your-data")
    person.page.get_by_role("button", name="Yes, they may").click()
    person.page.get_by_role("button", name="No, not any more").wait_for()
    page.goto("/login")
    page.get_by_role("button", name="Log out").click()
    Professional(page, "Mair Rees")
    yield from collection_pages(page)


def _admins(page: Page) -> Iterator[tuple[str, Page]]:
    page.goto("/login")
    page.get_by_role("button", name="Log out").click()
    Professional(page, "Ann Admin")
    page.goto("/admin/audit")
    yield "audit-log", page
    page.get_by_label("Show").select_option("Shared a summary")
    page.get_by_role("button", name="Show these").click()
    yield "audit-log-shared", page


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
