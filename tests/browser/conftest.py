"""A real browser before the real service."""

from pathlib import Path

import pytest

from tests.browser.people import PASSWORD, Citizen, Professional

REFUSED = "Content Security Policy"
DESKTOP = {"width": 1200, "height": 900}
PHONE = {"width": 360, "height": 740}


def pytest_collection_modifyitems(items):
    """Mark what needs a browser, and with it the bot."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.bot)


@pytest.fixture(scope="session")
def site(live_api, live_jobs):
    """The address of the service, where three people can log in."""
    live_api.add_user("Nurse Price", "professional", PASSWORD, "Stroke team")
    live_api.add_user("Mair Rees", "researcher", PASSWORD)
    live_api.add_user("Ann Admin", "admin", PASSWORD)
    return live_api.url


def new_page(chromium, site, javascript=True, viewport=DESKTOP, **options):
    """Open an empty page in a browser profile of its own."""
    context = chromium.new_context(
        java_script_enabled=javascript, viewport=viewport, base_url=site, reduced_motion="reduce", **options
    )
    return context.new_page()


@pytest.fixture
def open_page(chromium, site):
    """Open pages; a script that fails or is refused fails the test."""
    pages, complaints = [], []

    def open_one(**options):
        page = new_page(chromium, site, **options)
        pages.append(page)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if REFUSED in message.text else None)
        return page

    yield open_one
    for page in pages:
        page.context.close()
    assert complaints == []


@pytest.fixture
def citizen(open_page):
    """Someone with a phone-sized or large screen, with JavaScript or without."""
    return lambda **options: Citizen(open_page(**options))


@pytest.fixture
def professional(open_page):
    """Someone who logs in."""
    return lambda name="Nurse Price", **options: Professional(open_page(**options), name)
