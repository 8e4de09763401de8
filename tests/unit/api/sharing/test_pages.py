"""Sharing on the page: nothing is shared before the person has seen what, and with whom."""

import pytest

from tests.unit.api.browsing import Browser, first, staff


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
    assert "Only you." in browser.get("/share").text


def test_what_is_shared_can_be_taken_back(browser, nurse):
    page = browser.post("/share/confirm", data={"code": new_code(nurse)}).text
    assert "Nurse Price" in page
    assert "They have not looked yet." in page
    nurse.get(first(r'href="(/review/[^"]+)"', nurse.get("/review").text))
    assert "They last looked on" in browser.get("/share").text
    take_back = first(r'action="(/share/[^"]+/take-back)"', browser.get("/share").text)
    assert "Only you." in browser.post(take_back).text
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
    assert "Only you." in browser.get("/share").text


def test_an_empty_summary_is_not_offered(world, nurse):
    newcomer = Browser(world.services)
    newcomer.begin()
    page = newcomer.post("/share", data={"code": new_code(nurse)}).text
    assert "nothing to share" in page
    assert "/share/confirm" not in page


def test_nobody_takes_back_what_someone_else_shared(world, browser, nurse):
    browser.post("/share/confirm", data={"code": new_code(nurse)})
    take_back = first(r'action="(/share/[^"]+/take-back)"', browser.get("/share").text)
    other = Browser(world.services)
    other.begin()
    other.post(take_back)
    assert "Nurse Price" in browser.get("/share").text
