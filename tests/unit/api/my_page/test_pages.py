"""My page: only what the person has decided on, in their words, where they want it."""

import pytest
from sqlalchemy import func, select

from api.audit.record import Action
from api.database.audit_tables import AuditEvent
from api.database.tables import Conversation
from tests.unit.api.browsing import Browser, first

APPRECIATED, MATTERS, SUPPORT = "What people appreciate about me", "What matters to me", "How best to support me"


@pytest.fixture
def browser(world):
    browser = Browser(world.services)
    browser.begin()
    return browser


def add(browser, words, kind="strength", domain="work"):
    """Add a line and return its id."""
    form = {"words": words, "kind": kind, "domain": domain}
    return str(browser.post("/summary/items", data=form).url).partition("#item-")[2]


def sheet(browser):
    """Return what the sheet says: the lines of each part."""
    page = browser.get("/my-page").text
    parts = page.partition('<div class="sheet">')[2].partition('<div class="no-print">')[0].split("<section")[1:]
    return {
        heading: [line.partition("</li>")[0] for line in part.split("<li>")[1:]]
        for heading, part in zip((APPRECIATED, MATTERS, SUPPORT), parts, strict=True)
    }


def put(browser, item, place):
    return browser.post(f"/my-page/lines/{item}", data={"place": place})


@pytest.mark.parametrize(
    ("kind", "domain", "heading"),
    [
        ("strength", "contribution", APPRECIATED),
        ("strength", "work", APPRECIATED),
        ("strength", "control", APPRECIATED),
        ("strength", "relationships", MATTERS),
        ("strength", "home", MATTERS),
        ("outcome_wanted", "work", MATTERS),
        ("outcome_achieved", "health", MATTERS),
        ("need", "work", SUPPORT),
        ("need", "relationships", SUPPORT),
    ],
)
def test_a_line_stands_where_lines_of_its_kind_stand(browser, kind, domain, heading):
    add(browser, "the girls & me", kind, domain)
    assert sheet(browser) == {APPRECIATED: [], MATTERS: [], SUPPORT: []} | {heading: ["the girls &amp; me"]}


def test_a_suggested_line_is_offered_and_stands_on_the_page_after_one_tap(browser):
    browser.say("my good garden")
    page = browser.get("/my-page").text
    assert "Also use this?" in page
    assert not any(sheet(browser).values())
    put(browser, first(r'id="item-([^"]+)"', page), "matters")
    assert sheet(browser)[MATTERS] == ["my good garden"]
    assert "Also use this?" not in browser.get("/my-page").text
    assert "You kept this" in browser.get("/summary").text


def test_a_suggested_line_that_is_not_wanted_here_is_not_decided_on(browser):
    browser.say("my good garden")
    put(browser, first(r'id="item-([^"]+)"', browser.get("/my-page").text), "off")
    page = browser.get("/my-page").text
    assert "Also use this?" not in page
    assert "Not on my page (1)" in page
    assert "Is this right?" in browser.get("/summary").text


def test_a_line_is_moved_left_off_and_used_again(browser):
    item = add(browser, "forty years a joiner")
    put(browser, item, "matters")
    assert sheet(browser)[MATTERS] == ["forty years a joiner"]
    put(browser, item, "off")
    assert not any(sheet(browser).values())
    page = browser.get("/my-page").text
    place = first(r'name="place" value="([^"]+)"', page.partition("Not on my page (1)")[2])
    put(browser, item, place)
    assert sheet(browser)[APPRECIATED] == ["forty years a joiner"]
    assert "You wrote this" in browser.get("/summary").text


def test_a_line_that_is_taken_out_of_the_summary_is_on_no_page(browser):
    item = add(browser, "forty years a joiner")
    browser.post(f"/summary/items/{item}", data={"action": "remove"})
    assert "forty years" not in browser.get("/my-page").text
    assert put(browser, item, "matters").status_code == 404


@pytest.mark.parametrize(
    ("item", "place", "status"), [("nothing", "matters", 404), (None, "attic", 422), (None, "", 422)]
)
def test_what_cannot_be_put_changes_nothing(browser, item, place, status):
    own = add(browser, "forty years a joiner")
    assert put(browser, item or own, place).status_code == status
    assert sheet(browser)[APPRECIATED] == ["forty years a joiner"]


def test_nobody_moves_a_line_of_someone_else(world, browser):
    item = add(browser, "forty years a joiner")
    other = Browser(world.services)
    other.begin()
    assert put(other, item, "off").status_code == 404
    assert sheet(browser)[APPRECIATED] == ["forty years a joiner"]


@pytest.mark.parametrize(
    ("typed", "heading"),
    [(" Gwen ", "My page: Gwen"), ("<b>Gwen", "My page: &lt;b&gt;Gwen"), ("", "My page"), (" ", "My page")],
)
def test_the_name_is_what_they_like_to_be_called_or_none(browser, typed, heading):
    browser.post("/my-page/name", data={"called": "before"})
    assert f"<h1>{heading}</h1>" in browser.post("/my-page/name", data={"called": typed}).text


@pytest.mark.parametrize("typed", ["x" * 61, "Gwen\x00"])
def test_a_name_that_cannot_be_kept_is_told(browser, typed):
    answer = browser.post("/my-page/name", data={"called": typed})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert 'href="#called"' in answer.text


def test_the_name_goes_with_everything_else(world, browser):
    browser.post("/my-page/name", data={"called": "Gwen"})
    browser.post("/delete")
    with world.services.sessions() as session:
        assert session.scalar(select(func.count()).select_from(Conversation)) == 0


def test_that_a_page_was_changed_is_noted_so_that_it_counts_as_used(browser, world):
    def noted():
        with world.services.sessions() as session:
            return session.scalar(select(func.count()).where(AuditEvent.action == Action.PAGE_CHANGED))

    item = add(browser, "my garden")
    assert noted() == 0
    browser.post("/my-page/name", data={"called": "Jan"})
    put(browser, item, "matters")
    assert noted() == 2
