"""My summary, as its owner sees and changes it."""

import pytest

from tests.unit.api.browsing import Browser, first


@pytest.fixture
def browser(world):
    browser = Browser(world.services)
    browser.begin()
    browser.say("Here is my good garden with roses")
    return browser


def item(browser):
    return first(r'<li class="item [^"]*" id="item-([^"]+)"', browser.get("/summary").text)


def test_what_was_found_is_shown_with_the_words_it_comes_from(browser):
    page = browser.get("/summary").text
    assert '<p class="item__words">good garden with roses</p>' in page
    assert "Here is my <mark>good garden with roses</mark>" in page
    assert "Is this right?" in page


def test_a_line_is_kept(browser):
    page = browser.post(f"/summary/items/{item(browser)}", data={"action": "keep"}).text
    assert "You kept this" in page


def test_a_line_is_taken_out_and_put_back(browser):
    id_ = item(browser)
    page = browser.post(f"/summary/items/{id_}", data={"action": "remove"}).text
    assert "Taken out (1)" in page
    page = browser.post(f"/summary/items/{id_}", data={"action": "keep"}).text
    assert "Taken out" not in page
    assert "You kept this" in page


def test_a_line_is_changed_and_moves_to_another_group(browser):
    form = {"action": "change", "words": "my roses", "kind": "outcome_wanted", "domain": "learning_leisure"}
    page = browser.post(f"/summary/items/{item(browser)}", data=form).text
    matters = page.partition('id="group-outcome_wanted"')[2].partition("</section>")[0]
    assert "my roses" in matters
    assert "You changed this" in matters
    assert "Things I like to do or learn" in matters


@pytest.mark.parametrize("words", ["", "  "])
def test_a_line_cannot_be_changed_to_nothing(browser, words):
    answer = browser.post(f"/summary/items/{item(browser)}", data={"action": "change", "words": words})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert "good garden" in browser.get("/summary").text


def test_a_line_is_added_in_own_words(browser):
    form = {"words": "being heard\r\nby the nurse", "kind": "outcome_wanted", "domain": "rights"}
    page = browser.post("/summary/items", data=form).text
    assert '<p class="item__words">being heard\nby the nurse</p>' in page
    assert "You wrote this" in page


@pytest.mark.parametrize(
    "form", [{"words": "", "kind": "need", "domain": "home"}, {"words": "x" * 20_001, "kind": "need", "domain": "home"}]
)
def test_a_line_that_cannot_be_kept_stays_in_its_box(browser, form):
    answer = browser.post("/summary/items", data=form)
    assert answer.status_code == 422
    assert f"{form['words']}</textarea>" in answer.text
    assert 'href="#words-new-need"' in answer.text


@pytest.mark.parametrize("form", [{"words": "a", "kind": "wish", "domain": "home"}, {"words": "a", "kind": "need"}])
def test_a_label_that_is_not_in_the_codebook_is_refused(browser, form):
    assert browser.post("/summary/items", data=form).status_code == 422


def test_nobody_changes_a_line_of_someone_else(world, browser):
    other = Browser(world.services)
    other.begin()
    assert other.post(f"/summary/items/{item(browser)}", data={"action": "remove"}).status_code == 404
    assert "Taken out" not in browser.get("/summary").text


def add(browser, words, kind):
    form = {"words": words, "kind": kind, "domain": "home"}
    return str(browser.post("/summary/items", data=form).url).partition("#item-")[2]


@pytest.mark.parametrize(
    ("taken_out", "place"),
    [
        (["first"], "item-second"),
        (["second"], "item-third"),
        (["second", "first"], "item-third"),
        (["third"], "group-need"),
        (["first", "second", "third"], "group-need"),
        (["alone"], "group-outcome_wanted"),
    ],
)
def test_whoever_takes_a_line_out_goes_on_at_the_next_or_at_its_group(browser, taken_out, place):
    lines = {words: add(browser, words, "need") for words in ("first", "second", "third")}
    lines["alone"] = add(browser, "alone", "outcome_wanted")
    for words in taken_out:
        answer = browser.post(f"/summary/items/{lines[words]}", data={"action": "remove"})
    expected = f"item-{lines[place[5:]]}" if place.startswith("item-") else place
    assert str(answer.url).endswith(f"/summary#{expected}")
    assert f'id="{expected}"' in answer.text


def test_whoever_keeps_a_line_or_puts_it_back_stays_there(browser):
    id_ = item(browser)
    for action in ("keep", "remove", "keep"):
        answer = browser.post(f"/summary/items/{id_}", data={"action": action})
    assert str(answer.url).endswith(f"#item-{id_}")


def test_what_is_printed_does_not_ask(browser):
    asks = 'class="item__standing no-print">Is this right?'
    assert asks in browser.get("/summary").text
    page = browser.post(f"/summary/items/{item(browser)}", data={"action": "keep"}).text
    assert 'class="item__standing">You kept this' in page


def test_a_line_added_twice_in_a_row_is_there_once(browser):
    for words in ("my dog", "my dog", "my cat", "my dog"):
        add(browser, words, "strength")
    page = browser.get("/summary").text
    assert (page.count('<p class="item__words">my dog'), page.count('<p class="item__words">my cat')) == (2, 1)
