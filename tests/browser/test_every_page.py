"""Every page: accessible, light, and readable on a small phone."""

import pytest

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.pages import every_page
from tests.servers import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MOST_KILOBYTES = 150


def faults(page):
    """Return what axe-core finds wrong."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("levels => axe.run(document, {runOnly: levels})", LEVELS)
    return [f"{violation['id']}: {violation['nodes'][0]['html'][:200]}" for violation in result["violations"]]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_no_fault_on_any_page(citizen, professional, look, viewport):
    found = {}
    for name, page in every_page(citizen(viewport=viewport), professional(viewport=viewport)):
        look(page, name)
        found[name] = faults(page)
    assert len(found) > 20
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_axe_finds_a_fault_that_is_there(open_page):
    page = open_page()
    page.goto("/about")
    page.evaluate("document.querySelector('main').innerHTML += '<img src=/static/favicon.svg>'")
    assert any(fault.startswith("image-alt") for fault in faults(page))


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_no_page_scrolls_sideways_on_a_small_phone(citizen, professional, javascript):
    wide = {}
    people = (citizen(viewport=PHONE, javascript=javascript), professional(viewport=PHONE, javascript=javascript))
    for name, page in every_page(*people):
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide[name] = width
    assert wide == {}


def test_every_page_has_one_heading_and_a_title_of_its_own(citizen, professional):
    titles = {}
    for name, page in every_page(citizen(), professional()):
        assert page.locator("h1").count() == 1, name
        assert page.locator("html").get_attribute("lang") == "en"
        title = page.title()
        assert title.endswith("– Good Life")
        assert title.startswith("Error: ") == (name in ("welcome-error", "share-error")), name
        titles[name] = title
    assert len(set(titles.values())) > 15


PATHS = ("/", "/conversation", "/summary", "/share", "/review", "/read", "/login", "/about", "/help-now")


@pytest.mark.parametrize("path", PATHS)
def test_a_page_opened_for_the_first_time_is_light(citizen, professional, path):
    person = professional() if path in ("/review", "/read") else citizen()
    if path in ("/conversation", "/summary", "/share"):
        person.begin()
        person.talk("Yes, let's start", "me", "my neighbour Jan pops in every day")
    sizes = []
    # Nothing is in the cache of a page that is routed: https://playwright.dev/python/docs/api/class-page#page-route
    person.page.route("**/*", lambda route: route.continue_())
    person.page.on("requestfinished", lambda request: sizes.append(request.sizes()))
    person.page.goto(path, wait_until="networkidle")
    kilobytes = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes) / 1024
    print(f"{path}: {kilobytes:.0f} kB, {len(sizes)} requests")
    assert 10 < kilobytes < MOST_KILOBYTES
