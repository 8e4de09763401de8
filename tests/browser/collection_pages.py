"""The pages of collections of stories, in every state that one can be in, as a researcher goes through them."""

import re
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.people import PATIENCE

LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2
TOLD = (
    "I look forward to my allotment, and my neighbour Dai Morgan looks in every morning. I cannot carry the can.",
    "Nobody told us what would happen next. We would like to be asked, and to have one person to ring.",
    "Since the choir began again I sleep better and I have friends to laugh with.",
    f"The bus to {LONG_WORD} stops at six, so I cannot go to see my sister.",
)
TABLE = "ref,ward,when,told\n" + "".join(
    f'{n},{"AB"[n % 2]},2026-0{1 + n % 6}-01,"{TOLD[n % len(TOLD)]} It was day {n}."\n' for n in range(1, 13)
)
STORIES = TABLE + "13,A,2026-01-01,\n"
UNCLEAR = "one,two\n" + f'"{TOLD[0]}","{TOLD[1]}"\n'
LARGE = "id,text\n" + "".join(f'{n},"{TOLD[n % len(TOLD)]} It was day {n}."\n' for n in range(4000))


def file(name: str, content: str) -> Any:
    """Return a file as Playwright puts it into a form."""
    return {"name": name, "mimeType": "text/csv", "buffer": content.encode()}


def add(page: Page, name: str, *files: Any, reader: str = "Accurate") -> None:
    """Add files to a collection of a name, and wait for its page: to leave before would break off the upload."""
    page.goto("/collections/add")
    page.get_by_label("Files", exact=True).set_input_files(files)
    page.get_by_label("What do you call this collection?").fill(name)
    page.get_by_label(reader, exact=True).check()
    page.get_by_role("button", name="Add these files").click()
    page.wait_for_url(re.compile(r"/collections/(?!add)"))


def wait_until_ready(page: Page) -> None:
    """Look again until a collection is read, as someone without JavaScript does."""
    for _ in range(PATIENCE // 500):
        if page.get_by_text("Ready", exact=True).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(page.locator("main").inner_text())


def collection_pages(page: Page) -> Iterator[tuple[str, Page]]:
    """Go through every page of collections; the page is of a researcher who is logged in."""
    page.goto("/collections")
    yield "collections", page
    page.get_by_role("button", name="Add stories from files").click()
    yield "collection-add", page
    page.get_by_role("button", name="Add these files").click()
    page.locator(".nhsuk-error-summary").wait_for()
    yield "collection-add-error", page
    yield from _columns(page)
    yield from _ready(page)
    yield from _busy(page)
    yield from _failed(page)
    yield from _conversations(page)
    page.goto("/collections")
    yield "collections-some", page


def _columns(page: Page) -> Iterator[tuple[str, Page]]:
    add(page, "Unclear", file("unclear.csv", UNCLEAR))
    page.get_by_text("cannot tell which column").wait_for()
    yield "collection-columns-unclear", page
    page.get_by_role("button", name="Start reading").click()
    page.locator(".nhsuk-error-summary").wait_for()
    yield "collection-columns-error", page
    page.get_by_role("link", name="Delete these files").click()
    yield "collection-delete", page
    page.get_by_role("button", name="Yes, delete it").click()
    add(page, f"Ward stories {LONG_WORD}", file("stories.csv", STORIES))
    page.get_by_label("Which column says which group a story is from?").select_option("ward")
    page.get_by_label("Which column holds the date?").select_option("when")
    yield "collection-columns", page
    page.get_by_role("button", name="Start reading").click()


def _ready(page: Page) -> Iterator[tuple[str, Page]]:
    wait_until_ready(page)
    yield "collection-ready", page
    page.get_by_role("button", name="Look at the stories").click()
    yield "collection-stories", page
    page.get_by_role("link", name="1", exact=True).click()
    yield "collection-story", page


def _busy(page: Page) -> Iterator[tuple[str, Page]]:
    add(page, "A large one", file("large.csv", LARGE))
    large = page.url
    page.goto(large)
    for _ in range(PATIENCE // 500):
        if re.search(r"[1-9][\d,]* of 4,000", page.locator("main").inner_text()):
            break
        page.wait_for_timeout(500)
        page.goto(large)
    yield "collection-reading", page
    add(page, "The next one", file("next.csv", "id,text\n1,I cannot manage the stairs\n"))
    page.get_by_text("It waits for its turn.").wait_for()
    yield "collection-waiting", page
    page.goto(large)
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("You stopped it").wait_for()
    yield "collection-stopped", page
    page.get_by_role("link", name="Delete this collection").click()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your collections")


def _failed(page: Page) -> Iterator[tuple[str, Page]]:
    add(page, "Nothing in it", file("empty.csv", "id,text\n1,\n2,\n"))
    for _ in range(PATIENCE // 500):
        if page.get_by_text("It did not work").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    yield "collection-failed", page


def _conversations(page: Page) -> Iterator[tuple[str, Page]]:
    page.goto("/collections/conversations")
    yield "collection-conversations", page
