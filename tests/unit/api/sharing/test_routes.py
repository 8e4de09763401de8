"""Sharing over the calls: what is told to be shared is what is seen."""

import pytest

from tests.unit.api.browsing import Browser, first, staff


@pytest.fixture
def citizen(world):
    """Calls of someone who has said one thing."""
    browser = Browser(world.services)
    consent = {"keep": True, "share": False, "research": False}
    body = {"channel": "web", "language": "en", "consent": consent}
    opened = browser.post("/api/conversations", json=body).json()
    browser.headers["Authorization"] = f"Bearer {opened['token']}"
    browser.base_url = f"{browser.base_url}/api/conversations/{opened['id']}"
    browser.post("/messages", json={"text": "good garden", "client_message_id": "1"})
    return browser


@pytest.fixture
def codes(world):
    """Two codes of one professional."""
    nurse = staff(world.services, "Nurse Price")
    return [first(r'id="code">([^<]+)<', nurse.post("/review/codes").text) for _ in range(2)]


def shared(answer):
    return [item["words"] for item in answer.json()["items"]]


def test_what_is_said_after_sharing_is_not_shared_until_it_is_shared_again(citizen, codes):
    before, after = [{"with": code} for code in codes]
    assert shared(citizen.post("/share", json=before)) == ["good garden"]
    citizen.post("/messages", json={"text": "A good secret", "client_message_id": "2"})
    assert len(shared(citizen.post("/share", json=after))) == 2
    assert shared(citizen.request("DELETE", "/share", json=after)) == ["good garden"]
    assert len(shared(citizen.post("/share", json=before))) == 2
    assert shared(citizen.request("DELETE", "/share")) == []


def test_the_sentences_that_are_shown_are_told_too_and_none_of_a_line_that_was_rewritten(citizen, codes):
    citizen.post("/messages", json={"text": "Behind us is a good yard of ours.", "client_message_id": "2"})
    whole, yard = citizen.post("/share", json={"with": codes[0]}).json()["items"]
    assert [whole["contexts"], yard["contexts"]] == [[], [{"text": "Behind us is a good yard of ours."}]]
    citizen.patch(f"/summary/items/{yard['id']}", json={"words": "my yard"})
    _, yard = citizen.post("/share", json={"with": codes[0]}).json()["items"]
    assert yard["contexts"] == []


def test_a_call_is_told_of_a_team_and_of_who_gave_its_code(world, citizen, codes):
    sister = staff(world.services, "Sister Vaughan", team="Stroke team")
    code = first(r'id="code">([^<]+)<', sister.post("/review/codes", data={"team": "Stroke team"}).text)
    citizen.post("/share", json={"with": codes[0]})
    told = citizen.post("/share", json={"with": code}).json()["shared_with"]
    assert [(share["with"], share["given_by"]) for share in told] == [
        ("Nurse Price", None),
        ("Stroke team", "Sister Vaughan"),
    ]


def test_what_is_told_of_a_changed_line_is_what_is_seen(citizen, codes):
    item = citizen.get("/summary").json()["items"][0]["id"]
    citizen.patch(f"/summary/items/{item}", json={"words": "my roses"})
    (line,) = citizen.post("/share", json={"with": codes[0]}).json()["items"]
    assert (line["words"], line["status"], line["evidence"]) == ("my roses", "changed", [])


def test_some_lines_are_shared_when_they_are_named(citizen, codes):
    citizen.post("/messages", json={"text": "good bus", "client_message_id": "2"})
    ids = {item["words"]: item["id"] for item in citizen.get("/summary").json()["items"]}
    assert shared(citizen.post("/share", json={"with": codes[0], "items": [ids["good bus"]]})) == ["good bus"]
    assert len(shared(citizen.post("/share", json={"with": codes[0], "items": list(ids.values())}))) == 2
    assert shared(citizen.post("/share", json={"with": codes[0], "items": [ids["good garden"]]})) == ["good garden"]
    assert len(shared(citizen.post("/share", json={"with": codes[0]}))) == 2


@pytest.mark.parametrize(("items", "status"), [([], 422), (["nothing"], 404), ("all", 422), ([None], 422)])
def test_lines_that_are_none_share_nothing(citizen, codes, items, status):
    answer = citizen.post("/share", json={"with": codes[0], "items": items})
    assert answer.status_code == status
    assert answer.json()["error"]["field"].startswith("items")
    assert shared(citizen.request("DELETE", "/share")) == []
