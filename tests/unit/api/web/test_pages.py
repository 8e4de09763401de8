"""What holds for every page: headers, errors in plain words, nothing of the NHS's own."""

import re

import pytest

from api.chat.citizen import COOKIE
from tests.unit.api.browsing import Browser, staff

PUBLIC = ["/", "/login", "/about", "/your-data", "/accessibility", "/help-now", "/deleted", "/docs", "/nothing-here"]
CITIZENS = ["/conversation", "/summary", "/share", "/come-back", "/delete"]


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


def test_search_engines_are_asked_to_stay_away(browser):
    assert browser.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert 'name="robots" content="noindex' in browser.get("/").text


def test_people_who_log_in_are_shown_a_way_on_from_an_error(world):
    assert 'href="/login">Go to your first page' in staff(world.services, "Nurse Price").get("/review/nothing").text
