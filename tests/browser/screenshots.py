"""`make screenshots`: makes the README's pictures from the real service, with a made-up person's words."""

import tempfile
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.people import PASSWORD, Citizen, Professional
from tests.chromium import running_chromium
from tests.servers import ROOT, running_api, running_bot

FOLDER = ROOT / "docs" / "screenshots"
PHONE = {"width": 390, "height": 780}
DESKTOP = {"width": 1100, "height": 780}

STORY = (
    "Yes, let's start",
    "me",
    "my allotment, and tea with my sister Meg on a Sunday. I'd like to sing in the choir again",
    "we never stop talking. She makes me laugh till it hurts",
    "growing things. I ran the school kitchen for thirty years",
    "my neighbour Dai looks in every morning",
    "I can't carry the watering can since my hip went, and the bus stops at six",
)


def main() -> None:
    """Write `readme.png`, the talk and the summary beside each other, and `review.png`."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, running_bot(Path(home)) as bot, running_api(Path(home), bot) as api:
        api.add_user("Nurse Price", "professional", PASSWORD, "Stroke team")
        with running_chromium() as browser:
            take_pictures(browser, api.url)


def take_pictures(browser: Browser, url: str) -> None:
    """Go through the journey and keep pictures of it."""
    person = Citizen(_page(browser, url, PHONE))
    nurse = Professional(_page(browser, url, DESKTOP), "Nurse Price")
    person.begin()
    person.talk(*STORY)
    talk = _picture(person.page)
    person.page.goto("/summary")
    _keep("readme", _beside(browser, talk, _picture(person.page)))
    person.page.get_by_role("button", name="Keep").first.click()
    person.share_with(nurse.new_code())
    nurse.open_newest()
    _keep("review", _picture(nurse.page))


def _page(browser: Browser, url: str, viewport: dict[str, int]) -> Page:
    return browser.new_context(base_url=url, viewport=viewport, has_touch=True).new_page()


def _picture(page: Page) -> bytes:
    page.evaluate("document.activeElement?.blur()")
    return page.screenshot()


def _beside(browser: Browser, *pictures: bytes) -> bytes:
    """Return pictures of a phone beside each other, as one."""
    images = (f'<img src="data:image/png;base64,{b64encode(picture).decode()}">' for picture in pictures)
    style = "<style>body { display: flex; gap: 24px; margin: 24px } img { border: 1px solid #bfb2a1 }</style>"
    width = len(pictures) * (PHONE["width"] + 26) + 24
    page = browser.new_page(viewport={"width": width, "height": PHONE["height"] + 50})
    page.set_content(style + "".join(images))
    return page.screenshot()


def _keep(name: str, picture: bytes) -> None:
    (FOLDER / f"{name}.png").write_bytes(picture)


if __name__ == "__main__":
    main()
