"""Sharing on the page: nothing is shared before the person has seen what, and with whom."""

import pytest

from tests.unit.api.browsing import Browser, first, hidden, staff


@pytest.fixture
def nurse(world):
    return staff(world.services, "Nurse Price")


@pytest.fixture
def browser(world):
    browser = Browser(world.services)
    browser.begin()
    browser.say("Here is my good garden with roses")
    return browser


def new_code(nurse):
    return first(r'id="code">([^<]+)<', nurse.post("/review/codes").text)


def test_before_sharing_the_person_sees_what_and_with_whom(browser, nurse):
    page = browser.post("/share", data={"code": new_code(nurse).lower()}).text
    assert "Share this with Nurse Price?" in page
    assert "good garden" in page
    assert "Here is my" not in page
    assert "You have not shared it." in browser.get("/share").text


def test_what_is_shared_can_be_taken_back(browser, nurse):
    page = browser.share(new_code(nurse)).text
    assert "Nurse Price" in page
    assert "They have not looked yet." in page
    nurse.get(first(r'href="(/review/[^"]+)"', nurse.get("/review").text))
    assert "They last looked on" in browser.get("/share").text
    take_back = first(r'action="(/share/[^"]+/take-back)"', browser.get("/share").text)
    assert "You have not shared it." in browser.post(take_back).text
    assert "Nobody has shared a summary with you yet." in nurse.get("/review").text


@pytest.mark.parametrize("code", ["", "  ", "K7QF", "AAAA-AAAA-AAAA"])
def test_a_wrong_code_is_told_and_stays_in_the_box(browser, code):
    answer = browser.post("/share", data={"code": code})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert f'value="{code}"' in answer.text


def test_a_closed_code_shares_nothing(browser, nurse):
    code = new_code(nurse)
    nurse.post(first(r'action="(/review/codes/[^"]+/close)"', nurse.get("/review").text))
    assert browser.post("/share", data={"code": code}).status_code == 422
    assert browser.post("/share/confirm", data={"code": code}).status_code == 404
    assert "You have not shared it." in browser.get("/share").text


def test_an_empty_summary_is_not_offered(world, nurse):
    newcomer = Browser(world.services)
    newcomer.begin()
    page = newcomer.post("/share", data={"code": new_code(nurse)}).text
    assert "nothing to share" in page
    assert "/share/confirm" not in page


def test_nobody_takes_back_what_someone_else_shared(world, browser, nurse):
    browser.share(new_code(nurse))
    take_back = first(r'action="(/share/[^"]+/take-back)"', browser.get("/share").text)
    other = Browser(world.services)
    other.begin()
    other.post(take_back)
    assert "Nurse Price" in browser.get("/share").text


def test_nothing_is_shared_that_was_not_on_the_page_before_the_yes(browser, nurse):
    code = new_code(nurse)
    seen = hidden(browser.post("/share", data={"code": code}).text, "seen")
    browser.say("My good secret")
    page = browser.post("/share/confirm", data={"code": code, "seen": seen}).text
    assert "Share this with Nurse Price?" in page
    assert "good secret" in page
    assert "You have not shared it." in browser.get("/share").text


def test_new_lines_are_not_shown_when_there_are_others_by_the_time_of_the_yes(browser, nurse):
    browser.share(new_code(nurse))
    browser.say("good bus")
    page = browser.get("/share").text
    browser.say("My good secret")
    answer = browser.post(first(r'action="(/share/[^"]+/show-new)"', page), data={"seen": hidden(page, "seen")})
    assert "2 new lines are not shown to them yet" in answer.text


@pytest.mark.parametrize(
    ("later", "told"),
    [([], None), (["good bus"], "1 new line is"), (["good bus", "My good friend Jan"], "2 new lines are")],
)
def test_the_person_is_told_how_many_lines_are_not_shown_yet(browser, nurse, later, told):
    browser.share(new_code(nurse))
    for text in later:
        browser.say(text)
    for page in (browser.get("/summary").text, browser.get("/share").text):
        assert ("not shown" in page) == bool(told)
        assert told is None or told in page


def test_nobody_is_told_of_lines_that_are_not_shown_before_sharing(browser):
    browser.say("good bus")
    assert "not shown" not in browser.get("/summary").text + browser.get("/share").text


def test_a_code_that_was_used_already_says_so(browser, nurse):
    code = new_code(nurse)
    browser.share(code)
    answer = browser.post("/share", data={"code": code})
    assert answer.status_code == 422
    assert "You have shared with this code already. Nurse Price can see your summary." in answer.text
    assert "already" not in browser.post("/share", data={"code": new_code(nurse)}).text


def test_where_a_line_was_changed_the_page_says_that_the_old_words_stay_away(browser, nurse):
    told = "they see your new words, not the old ones"
    code = new_code(nurse)
    assert told not in browser.post("/share", data={"code": code}).text
    item = first(r'id="item-([^"]+)"', browser.get("/summary").text)
    browser.post(f"/summary/items/{item}", data={"action": "change", "words": "my roses"})
    page = browser.post("/share", data={"code": code}).text
    assert told in page
    assert "garden" not in page
