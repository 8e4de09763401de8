"""Every page: accessible, light, and readable on a small phone."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.conftest import DESKTOP, PHONE, new_page
from tests.browser.pages import every_page
from tests.browser.people import Citizen, Professional
from tests.servers import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MOST_KILOBYTES = 150


@dataclass
class Visit:
    """One page as it was found; what axe-core says of it only where scripts run."""

    name: str
    title: str
    headings: int
    language: str
    width: int
    faults: list[str]


def visit(name, page, scripts):
    """Look at a page; with `SCREENSHOTS=folder` its picture is kept."""
    folder = os.environ.get("SCREENSHOTS")
    if folder and scripts:
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=Path(folder) / f"{name}-{page.viewport_size['width']}.png", full_page=True)
    return Visit(
        name=name,
        title=page.title(),
        headings=page.locator("h1").count(),
        language=page.locator("html").get_attribute("lang"),
        width=page.evaluate("document.documentElement.scrollWidth"),
        faults=faults(page) if scripts else [],
    )


def faults(page):
    """Return what axe-core finds wrong."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("levels => axe.run(document, {runOnly: levels})", LEVELS)
    return [f"{violation['id']}: {violation['nodes'][0]['html'][:200]}" for violation in result["violations"]]


@pytest.fixture(
    scope="module",
    params=[(DESKTOP, True), (PHONE, True), (PHONE, False)],
    ids=["desktop", "phone", "phone without JavaScript"],
)
def visits(request, chromium, site):
    """Go through every page once, on one kind of device."""
    viewport, scripts = request.param
    citizen, nurse = (new_page(chromium, site, javascript=scripts, viewport=viewport) for _ in range(2))
    pages = every_page(Citizen(citizen), Professional(nurse, "Nurse Price"))
    yield [visit(name, page, scripts) for name, page in pages]
    citizen.context.close()
    nurse.context.close()


def test_axe_finds_no_fault_on_any_page(visits):
    assert len(visits) > 20
    assert {visit.name: visit.faults for visit in visits if visit.faults} == {}


def test_axe_finds_a_fault_that_is_there(open_page):
    page = open_page()
    page.goto("/about")
    page.evaluate("document.querySelector('main').innerHTML += '<img src=/static/favicon.svg>'")
    assert any(fault.startswith("image-alt") for fault in faults(page))


def test_no_page_scrolls_sideways(visits, request):
    room = 1200 if "desktop" in request.node.name else PHONE["width"]
    assert {visit.name: visit.width for visit in visits if visit.width > room} == {}


def test_every_page_has_a_language_one_heading_and_a_title_that_tells_of_errors(visits):
    for visit in visits:
        assert (visit.language, visit.headings) == ("en", 1), visit.name
        assert visit.title.endswith("– Good Life"), visit.name
        assert visit.title.startswith("Error: ") == visit.name.endswith("-error"), visit.name
    assert len({visit.title for visit in visits}) > 15


PATHS = (
    "/",
    "/conversation",
    "/summary",
    "/my-page",
    "/easy-read/summary",
    "/share",
    "/plan",
    "/review",
    "/read",
    "/login",
    "/about",
    "/help-now",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_opened_for_the_first_time_is_light(citizen, professional, path):
    person = professional() if path in ("/review", "/read") else citizen()
    if path in ("/conversation", "/summary", "/my-page", "/easy-read/summary", "/share", "/plan"):
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
