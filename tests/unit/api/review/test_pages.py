"""What a professional sees: what was shared with them, its evidence, and nothing else."""

import pytest

from api.accounts.roles import Role
from tests.unit.api.browsing import Browser, first, staff


@pytest.fixture
def nurse(world):
    return staff(world.services, "Nurse Price")


@pytest.fixture
def shared(world, nurse):
    """A summary that has been shared, in its owner's browser, and its address in the nurse's."""
    code = first(r'id="code">([^<]+)<', nurse.post("/review/codes").text)
    owner = Browser(world.services)
    owner.begin()
    owner.say("My secret. Here is my good garden with roses")
    owner.post("/share/confirm", data={"code": code})
    return owner, first(r'href="(/review/[^"]+)"', nurse.get("/review").text)


def test_the_evidence_is_shown_and_the_rest_of_the_talk_is_not(nurse, shared):
    page = nurse.get(shared[1]).text
    assert "<mark>good garden with roses</mark>" in page
    assert "The computer was sure. You said it is good." in page
    assert "They have not checked it yet." in page
    assert "secret" not in page


def test_what_is_new_is_marked_until_it_was_looked_at(nurse, shared):
    owner, address = shared
    assert ">\n  New\n<" in nurse.get("/review").text
    nurse.get(address)
    assert "Changed since you looked" not in nurse.get("/review").text
    owner.post("/summary/items", data={"words": "quiet", "kind": "need", "domain": "home"})
    assert "Changed since you looked" in nurse.get("/review").text
    assert "They wrote this themselves." in nurse.get(address).text


def test_what_was_taken_out_is_not_shown(nurse, shared):
    owner, address = shared
    item = first(r'id="item-([^"]+)"', owner.get("/summary").text)
    owner.post(f"/summary/items/{item}", data={"action": "remove"})
    assert "garden" not in nurse.get(address).text


def test_what_was_taken_back_is_gone_with_a_plain_word(nurse, shared):
    owner, address = shared
    owner.post(first(r'action="(/share/[^"]+/take-back)"', owner.get("/share").text))
    answer = nurse.get(address)
    assert answer.status_code == 404
    assert "It may have been taken back." in answer.text


def test_another_professional_sees_nothing_of_it(world, shared):
    other = staff(world.services, "Dr Rees")
    assert other.get(shared[1]).status_code == 404
    assert "Nobody has shared a summary with you yet." in other.get("/review").text


def test_a_researcher_has_no_inbox(world, shared):
    researcher = staff(world.services, "Mair", Role.RESEARCHER)
    assert researcher.get("/review").status_code == 403
    assert researcher.get(shared[1]).status_code == 403


def test_a_code_is_shown_once(nurse):
    code = first(r'id="code">([^<]+)<', nurse.post("/review/codes").text)
    page = nurse.get("/review").text
    assert code not in page
    assert code[-4:] in page


def test_nobody_closes_a_code_of_someone_else(world, nurse):
    nurse.post("/review/codes")
    close = first(r'action="(/review/codes/[^"]+/close)"', nurse.get("/review").text)
    assert staff(world.services, "Dr Rees").post(close).status_code == 404
    assert close in nurse.get("/review").text
