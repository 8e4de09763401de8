"""The pages of coding, with something on each: two people and the machine, who agree here and differ there."""

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.people import Professional

# So many stories that agreement can be told, with tags that overlap and a word that fits no phone.
LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
TEXT = f"Jan pops in every day. I can't manage the stairs at {LONG}. I want to walk to chapel again. The bus is red."
TEXTS = [TEXT] * 6
FOUND = tuple(
    (at, kind, domain, words)
    for at in range(6)
    for kind, domain, words in (
        ("strength", "relationships", "Jan pops in every day"),
        ("need", "home", "I can't manage the stairs"),
        ("need", "health", "manage the stairs"),
    )
)


def coding_pages(
    owner: Professional, other: Professional, collection: str, stories: list[str]
) -> Iterator[tuple[str, Page]]:
    """Go through the pages of coding."""
    page, base = owner.page, f"/collections/{collection}"
    page.goto("/coding")
    yield "coding", page
    page.goto(f"{base}/coders")
    yield "coding-coders", page
    page.get_by_label("Name someone as a coder").fill("nobody")
    page.get_by_role("button", name="Add the coder").click()
    page.locator(".nhsuk-error-summary").wait_for()
    yield "coding-coders-error", page
    _code(owner.page, base, stories, "Outcome wanted: Health")
    _code(other.page, base, stories, "Outcome wanted: Relationships")
    page.goto(f"{base}/code")
    yield "coding-stories", page
    page.goto(f"{base}/stories/{stories[0]}/code")
    yield "coding-story", page
    page.get_by_role("link", name="Change").first.click()
    page.get_by_role("button", name="Save").wait_for()
    yield "coding-tag", page
    page.get_by_label("Words", exact=True).fill("words that are not there")
    page.get_by_role("button", name="Save").click()
    page.locator(".nhsuk-error-summary").wait_for()
    yield "coding-tag-error", page
    page.goto(f"{base}/agreement")
    yield "coding-agreement", page
    page.goto(f"{base}/settle")
    yield "coding-settle", page
    page.locator(".inbox__link").first.click()
    page.get_by_role("button", name="Decide").first.wait_for()
    yield "coding-settle-story", page
    page.get_by_role("button", name="Decide").first.click()
    page.locator(".nhsuk-error-summary").wait_for()
    yield "coding-settle-error", page
    page.get_by_label("Outcome wanted: Health").first.check()
    page.get_by_role("button", name="Decide").first.click()
    page.get_by_text("Decided by").first.wait_for()
    yield "coding-settled", page
    yield from _codebook(page, base)
    page.goto(f"{base}/take-out")
    yield "coding-take-out", page


def _code(page: Page, base: str, stories: list[str], outcome: str) -> None:
    """Code every story by its forms: one accepts what the machine put, both put something of their own."""
    page.goto(f"{base}/codebook")
    codes = page.request.get(f"{base}/stories/{stories[0]}/code").text()
    code = next(part.split('"')[0] for part in codes.split('<option value="') if f"{outcome}</option>" in part[:200])
    for story in stories:
        page.request.post(f"{base}/stories/{story}/tags", form={"code": code, "sentence": "3"})
        page.request.post(f"{base}/stories/{story}/tags", form={"code": code, "sentence": "2", "words": "the stairs"})
        page.request.post(f"{base}/stories/{story}/done")


def _codebook(page: Page, base: str) -> Iterator[tuple[str, Page]]:
    page.goto(f"{base}/codebook")
    page.get_by_label("Name", exact=True).fill("Getting about")
    page.get_by_label("Examples").fill("The bus never comes\nNo bus on sundays\nI wait for the bus\nThe bus is late")
    page.get_by_role("button", name="Add the code").click()
    page.get_by_text("Each left out in turn").wait_for()
    yield "coding-codebook", page
    page.get_by_role("button", name="Add the code").click()
    page.locator(".nhsuk-error-summary").wait_for()
    yield "coding-codebook-error", page
    page.get_by_role("link", name="Change Getting about").click()
    page.get_by_role("button", name="Retire it").wait_for()
    yield "coding-code", page
