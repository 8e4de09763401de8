"""Every page: accessible, light, and readable on a small phone."""

import os
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.routing import compile_path

from api.routers import PAGES
from tests.architecture.access import routes
from tests.browser.axe import faults
from tests.browser.coding_pages import FOUND, TEXTS, coding_pages
from tests.browser.collections import collection_of
from tests.browser.conftest import DESKTOP, PHONE, new_page
from tests.browser.pages import every_page
from tests.browser.people import Citizen, Professional
from tests.browser.scales import Scales

MOST_KILOBYTES = 150
NO_PAGES = {
    "/favicon.ico",
    "/robots.txt",
    "/my-page/pdf",
    "/your-data/download/{format}",
    "/return/{conversation_id}/{token}",  # only leads on
    "/login/organisation",  # leads to another site
    "/login/organisation/done",
    "/docs",  # Swagger's page, not ours
    "/collections/{collection_id}/report",  # a page of its own kind: test_collections.py
    "/collections/{collection_id}/download/{what}.{ending}",
    "/collections/{collection_id}/coded",  # a file
}


@dataclass
class Visit:
    """One page as it was found; what axe-core says of it only where scripts run."""

    name: str
    path: str
    title: str
    headings: int
    language: str
    width: int
    faults: list[str]
    kilobytes: float


def visit(name, page, scripts, scales):
    """Look at a page; with `SCREENSHOTS=folder` its picture is kept."""
    page.wait_for_load_state()
    if scripts:  # from its top: what is half out of sight is too small a target for axe
        page.evaluate("scrollTo(0, 0)")
    folder = os.environ.get("SCREENSHOTS")
    if folder and scripts:
        page.screenshot(path=Path(folder) / f"{name}-{page.viewport_size['width']}.png", full_page=True)
    return Visit(
        name=name,
        path=urlsplit(page.url).path,
        title=page.title(),
        headings=page.locator("h1").count(),
        language=page.locator("html").get_attribute("lang"),
        width=page.evaluate("document.documentElement.scrollWidth"),
        faults=faults(page) if scripts else [],
        kilobytes=scales[page].kilobytes,  # last, when all that a script brings is there
    )


@pytest.fixture(
    scope="module",
    params=[(DESKTOP, True), (PHONE, True), (PHONE, False)],
    ids=["desktop", "phone", "phone without JavaScript"],
)
def visits(request, chromium, site, live_api):
    """Go through every page once, on one kind of device."""
    viewport, scripts = request.param
    everyone = [new_page(chromium, site, javascript=scripts, viewport=viewport) for _ in range(4)]
    citizen, nurse, owner, coder = everyone
    scales = {page: Scales(page) for page in everyone}
    pages = every_page(Citizen(citizen), Professional(nurse, "Nurse Price"))
    collection = collection_of(live_api, "Mair Rees", ["Nurse Price"], TEXTS, FOUND)
    coders = Professional(owner, "Mair Rees"), Professional(coder, "Nurse Price")
    coding = coding_pages(*coders, *collection)
    yield [visit(name, page, scripts, scales) for name, page in chain(pages, coding)]
    for page in everyone:
        page.context.close()


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


def test_every_page_that_there_is_was_visited(visits):
    there_are = {route.removeprefix("GET ") for route in routes(*PAGES) if route.startswith("GET ")}
    visited = {path for path in there_are if any(compile_path(path)[0].match(visit.path) for visit in visits)}
    assert there_are - visited == NO_PAGES


def test_every_page_is_light_when_nothing_of_it_is_kept(visits):
    for visit in visits:
        print(f"{visit.name}: {visit.kilobytes:.0f} kB")
        assert 10 < visit.kilobytes < MOST_KILOBYTES, visit.name
