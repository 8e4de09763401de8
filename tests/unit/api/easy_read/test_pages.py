"""Easy read: every idea has a line and a picture; large text is kept until the browser closes."""

import re

import pytest

from api.easy_read.pages import one_idea_a_line
from api.easy_read.pictures import OF_DOMAIN, OF_KIND, PICTURES
from api.web.pages import LARGE_TEXT, STATIC
from nlp.domain.codebook import load_codebook
from tests.unit.api.browsing import Browser

PAGES = ["/easy-read", "/easy-read/summary", "/easy-read/my-page"]


@pytest.fixture
def browser(world):
    browser = Browser(world.services)
    browser.begin()
    browser.say("chapel on a sunday. My good garden")
    form = {"words": "the stairs. my knees <b>", "kind": "need", "domain": "health"}
    browser.post("/summary/items", data=form)
    return browser


def test_every_label_has_a_picture_and_every_picture_has_words():
    assert list(OF_DOMAIN) == list(load_codebook().domains)
    assert set(OF_KIND) == set(load_codebook().kinds)
    assert {*OF_DOMAIN.values(), *OF_KIND.values()} <= set(PICTURES)
    assert {file.stem for file in (STATIC / "pictures").iterdir()} == set(PICTURES)
    assert all(PICTURES.values())


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_a_drawing_alone(name):
    drawing = (STATIC / "pictures" / f"{name}.svg").read_text(encoding="utf-8")
    assert len(drawing) < 2000
    assert not re.search(r"<script|\son\w+=|href|<image|<text|style", drawing)


@pytest.mark.parametrize("path", PAGES)
def test_every_picture_on_a_page_is_described(browser, path):
    pictures = re.findall(
        r'<img class="easy__picture" src="/static/pictures/([\w-]+)\.svg[^"]*" alt="([^"]+)"', browser.get(path).text
    )
    assert len(pictures) >= 3
    assert {PICTURES[name] == words for name, words in pictures} == {True}


def test_the_summary_has_one_idea_a_line(browser):
    page = browser.get("/easy-read/summary").text
    assert '<p class="easy__words">the stairs.</p>' in page
    assert '<p class="easy__words">my knees &lt;b&gt;</p>' in page
    assert page.count("Is this right?") == 1


def test_my_page_says_how_they_can_be_helped(browser):
    browser.post("/my-page/name", data={"called": "Gwen"})
    page = browser.get("/easy-read/my-page").text
    assert "My page: Gwen" in page
    assert "the stairs." in page.partition("How you can help me")[2]
    assert "garden" not in page


def test_a_stranger_reads_what_this_is_and_is_led_to_the_start(world, browser):
    page = Browser(world.services).get("/easy-read").text
    assert "What is Good Life?" in page
    assert "/easy-read/summary" not in page
    assert "/easy-read/summary" in browser.get("/easy-read").text


def test_no_line_of_ours_is_long(world):
    page = Browser(world.services).get("/easy-read").text
    ours = re.findall(r'<p class="easy__words">([^<]+)</p>', page)
    assert len(ours) > 10
    assert [line for line in ours if len(line.split()) > 10] == []


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("my garden", ["my garden"]),
        ("my garden. my dog", ["my garden.", "my dog"]),
        ("my garden!  my dog?", ["my garden!", "my dog?"]),
        ("my garden\n\nmy dog", ["my garden", "my dog"]),
        ("3.5 miles, e.g. to chapel", ["3.5 miles, e.g.", "to chapel"]),
        ("my garden.", ["my garden."]),
    ],
)
def test_words_are_parted_at_sentences_and_never_changed(words, lines):
    assert one_idea_a_line(words) == lines


@pytest.mark.parametrize(
    "path", ["/", "/conversation", "/summary", "/my-page", "/help-now", "/nothing-here", "/delete"]
)
def test_every_citizens_page_leads_to_easy_read_and_large_text(browser, path):
    page = browser.get(path).text
    assert 'href="/easy-read"' in page
    assert f'name="back" value="{path}"' in page


def test_text_is_large_on_every_page_until_they_say_otherwise(browser):
    large = '<html lang="en" class="large">'
    answer = browser.post("/large-text", data={"large": "true", "back": "/summary"})
    assert answer.url.path == "/summary"
    assert large in answer.text
    assert large in browser.get("/").text
    answer = browser.post("/large-text", data={"large": "false", "back": "/summary"})
    assert large not in answer.text
    assert LARGE_TEXT not in browser.cookies


@pytest.mark.parametrize("back", ["https://elsewhere.example", "//elsewhere.example", "", "/\\elsewhere.example"])
def test_large_text_leads_nowhere_else(browser, back):
    answer = browser.post("/large-text", data={"large": "true", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("form", [{}, {"large": "perhaps"}])
def test_an_answer_that_is_none_changes_nothing(browser, form):
    assert browser.post("/large-text", data=form).status_code == 422
    assert LARGE_TEXT not in browser.cookies
