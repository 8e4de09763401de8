"""A citizen's link is their key, and can be renewed: the old one opens nothing any more, anywhere."""

import pytest

from api.chat.citizen import COOKIE
from tests.unit.api.browsing import Browser, first, hidden


@pytest.fixture
def talking(world):
    browser = Browser(world.services)
    browser.begin()
    browser.say("my good garden")
    return browser


def link_of(browser):
    return first(r'id="link">([^<]+)<', browser.get("/come-back").text)


def test_the_new_link_opens_the_talk_and_the_old_one_does_not(world, talking):
    old = link_of(talking)
    page = talking.post("/come-back/new-link")
    assert "The old one does not work any more." in page.text
    new = link_of(talking)
    assert new != old
    assert Browser(world.services).get(old).status_code == 404
    assert "my good garden" in Browser(world.services).get(new).text


def test_this_browser_stays_in_and_every_other_is_shut_out(world, talking):
    other = Browser(world.services)
    other.get(link_of(talking))
    assert other.get("/conversation").status_code == 200
    talking.post("/come-back/new-link")
    assert "my good garden" in talking.get("/conversation").text
    assert other.get("/conversation").status_code == 401
    assert other.post("/come-back/new-link").status_code == 401


def test_sent_once_more_because_no_answer_came_it_opens_with_the_new_link(world, talking):
    old, form = talking.cookies.get(COOKIE), {"next_key": hidden(talking.get("/come-back").text, "next_key")}
    other = Browser(world.services)
    other.cookies.set(COOKIE, old)
    theirs = {"next_key": hidden(other.get("/come-back").text, "next_key")}
    talking.post("/come-back/new-link", data=form)
    new = link_of(talking)
    talking.cookies.clear()
    talking.cookies.set(COOKIE, old)
    assert talking.get("/conversation").status_code == 401
    talking.post("/come-back/new-link", data=form)
    assert link_of(talking) == new
    assert other.post("/come-back/new-link", data=theirs).status_code == 401


@pytest.mark.parametrize("next_key", ["", "short", "gAAAAA", "é"])
def test_a_key_that_is_none_of_ours_is_never_the_new_one(world, talking, next_key):
    talking.post("/come-back/new-link", data={"next_key": next_key})
    assert next_key not in link_of(talking) or not next_key
    assert "my good garden" in Browser(world.services).get(link_of(talking)).text


def test_closed_on_a_device_it_is_open_to_whoever_has_the_link(world, talking):
    link = link_of(talking)
    page = talking.post("/close")
    assert page.url.path == "/closed"
    assert talking.get("/conversation").status_code == 401
    assert "You have started already" not in talking.get("/").text
    assert "my good garden" in talking.get(link).text


def test_what_is_shared_stays_shared_and_others_links_stay_as_they_are(world, talking):
    someone_else = Browser(world.services)
    someone_else.begin()
    theirs = link_of(someone_else)
    talking.post("/come-back/new-link")
    assert link_of(someone_else) == theirs
    assert someone_else.get("/conversation").status_code == 200


def test_a_program_renews_its_token(world):
    program = Browser(world.services)
    consent = {"keep": True, "share": False, "research": False}
    opened = program.post("/api/conversations", json={"consent": consent}).json()
    here, old = f"/api/conversations/{opened['id']}", {"Authorization": f"Bearer {opened['token']}"}
    answer = program.post(f"{here}/token", headers=old)
    assert answer.status_code == 201
    assert answer.json()["id"] == opened["id"]
    assert program.get(here, headers=old).status_code == 404
    assert program.get(here, headers={"Authorization": f"Bearer {answer.json()['token']}"}).status_code == 200
