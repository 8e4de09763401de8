"""What holds for every page: headers, errors in plain words, nothing of the NHS's own."""

import re

import pytest

from api.accounts.roles import Role
from api.chat.citizen import COOKIE
from tests.unit.api.browsing import Browser, staff

PUBLIC = ["/", "/login", "/about", "/your-data", "/accessibility", "/help-now", "/deleted", "/docs", "/nothing-here"]
PUBLIC += ["/easy-read"]
CITIZENS = ["/conversation", "/summary", "/share", "/come-back", "/delete", "/my-page"]
CITIZENS += ["/easy-read/summary", "/easy-read/my-page"]


@pytest.fixture
def browser(world):
    browser = Browser(world.services)
    browser.begin()
    return browser


@pytest.mark.parametrize("path", PUBLIC + CITIZENS)
def test_no_page_holds_a_script_a_style_or_anything_from_elsewhere(browser, path):
    answer = browser.get(path)
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=", answer.text)
    fetched = re.findall(r'(?:src|srcset|data|<link[^>]*href)="([^"]+)"', answer.text)
    assert [address for address in fetched if not address.startswith("/static/")] == []


@pytest.mark.parametrize("path", PUBLIC + CITIZENS)
def test_no_page_is_kept_by_a_browser(browser, path):
    assert browser.get(path).headers["Cache-Control"] == "no-store"


def test_static_files_are_kept_as_long_as_their_address_lasts(browser):
    styles = re.search(r'href="(/static/goodlife\.css\?v=\w+)"', browser.get("/").text)[1]
    assert "immutable" in browser.get(styles).headers["Cache-Control"]
    assert browser.get("/static/goodlife.css").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", [path for path in PUBLIC + CITIZENS if path != "/docs"])
def test_every_page_has_a_language_a_title_one_heading_and_a_way_past_the_header(browser, path):
    page = browser.get(path).text
    assert '<html lang="en">' in page
    assert re.search(r"<title>[^<]+ – Good Life</title>", page)
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert 'href="#maincontent"' in page
    assert "NHS England" not in page


@pytest.mark.parametrize("path", CITIZENS)
def test_a_citizen_without_a_conversation_is_told_where_to_start(world, path):
    answer = Browser(world.services).get(path)
    assert answer.status_code == 401
    assert "There is nothing open here" in answer.text
    assert 'href="/"' in answer.text


@pytest.mark.parametrize("key", ["", "x", "x.y", ".", "a.b.c"])
def test_a_broken_key_opens_nothing(world, key):
    browser = Browser(world.services)
    browser.cookies.set(COOKIE, key)
    assert browser.get("/conversation").status_code == 401


def test_a_form_that_another_site_sends_does_nothing(browser):
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert browser.post("/delete", headers=headers).status_code == 403
    assert browser.get("/conversation").status_code == 200


def test_an_address_that_is_none_is_taken_for_another_sites(browser):
    assert browser.post("/delete", headers={"Origin": "http://["}).status_code == 403
    assert browser.post("/large-text", data={"back": "//[", "large": "true"}).status_code == 200
    assert browser.get("/login?next=//[").status_code == 200


def test_search_engines_are_asked_to_stay_away(browser):
    assert browser.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert 'name="robots" content="noindex' in browser.get("/").text


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        (Role.PROFESSIONAL, "/review/nothing", 404),
        (Role.PROFESSIONAL, "/review/no/such/page", 404),
        (Role.RESEARCHER, "/review", 403),
        (Role.ADMIN, "/read", 403),
    ],
)
def test_people_who_log_in_keep_their_menu_and_a_way_on_from_an_error(world, role, path, status):
    answer = staff(world.services, "Nurse Price", role).get(path)
    assert answer.status_code == status
    assert 'href="/login">Go to your first page' in answer.text
    assert "Log out" in answer.text


@pytest.mark.parametrize("path", ["/review/no/such/page", "/nothing-here", "/read/nothing"])
def test_an_error_shows_no_menu_to_a_stranger(world, path):
    answer = Browser(world.services).get(path)
    assert answer.status_code == 404
    assert "Log out" not in answer.text


def test_an_error_on_a_page_for_citizens_says_nothing_of_who_is_logged_in(world):
    assert "Nurse Price" not in staff(world.services, "Nurse Price").get("/nothing-here").text


@pytest.mark.parametrize(
    ("role", "can_read"), [(Role.PROFESSIONAL, True), (Role.RESEARCHER, True), (Role.ADMIN, False)]
)
def test_the_menu_leads_only_where_one_may_go(world, role, can_read):
    browser = staff(world.services, "Nurse Price", role)
    assert ('href="/read"' in browser.get("/login").text) == can_read
    assert (browser.get("/read").status_code == 200) == can_read


@pytest.mark.parametrize(
    ("opened", "page"),
    [
        ("/share/confirm", "/share"),
        ("/share/1/take-back", "/share"),
        ("/summary/items", "/summary"),
        ("/summary/items/1", "/summary"),
        ("/conversation/messages", "/conversation"),
        ("/your-data/research", "/your-data"),
        ("/logout", "/"),
    ],
)
def test_whoever_opens_the_address_of_a_form_comes_to_the_page_it_is_on(browser, opened, page):
    answer = browser.get(opened)
    assert (answer.status_code, answer.url.path) == (200, page)


@pytest.mark.parametrize(
    ("came_from", "page"),
    [
        ("http://testserver/collections/add?step=2", "/login?next=/collections/add"),
        ("https://elsewhere.example//elsewhere.example/", "/login?next="),
        ("", "/login?next="),
    ],
)
def test_whoever_is_logged_out_comes_back_to_the_page_whose_form_was_sent(world, came_from, page):
    browser = Browser(world.services)
    answer = browser.post("/collections/1/stop", headers={"referer": came_from}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, page)


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/about"), ("DELETE", "/share/confirm"), ("GET", "/api/analyse")]
)
def test_what_no_browser_does_by_address_is_still_refused(browser, method, path):
    assert browser.request(method, path).status_code == 405
