"""Sharing over the contracts' calls: who sees what, and until when."""

import httpx
import pytest

from tests.integration.citizen import Citizen
from tests.integration.professional import code_of

pytestmark = pytest.mark.bot


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"with": "AAAA-BBBB-CCCC"}, 404, "with"),
        ({"with": ""}, 422, "with"),
        ({}, 422, "with"),
    ],
)
def test_a_code_that_is_none_is_refused_in_plain_words(live_api, body, status, field):
    answer = Citizen(live_api.url).call("POST", "/share", json=body)
    assert answer.status_code == status
    assert answer.json()["error"]["field"] == field
    assert answer.json()["error"]["message"].endswith((".", "?"))


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/messages", {"text": "   ", "client_message_id": "1"}, 422),
        ("POST", "/messages", {"text": "hello"}, 422),
        ("POST", "/messages", {"text": "a\x00b", "client_message_id": "1"}, 422),
        ("POST", "/messages", {"text": "x" * 20_001, "client_message_id": "1"}, 422),
        ("PATCH", "/summary/items/none", {"status": "kept"}, 404),
        ("POST", "/summary/items", {"words": "my dog", "kind": "asset", "domain": "home"}, 422),
        ("POST", "/summary/items", {"words": "my dog", "kind": "strength", "domain": "moon"}, 422),
    ],
)
def test_bad_input_gets_a_clear_error_and_changes_nothing(live_api, method, path, body, status):
    citizen = Citizen(live_api.url)
    before = citizen.transcript(), citizen.summary()
    answer = citizen.call(method, path, json=body)
    assert answer.status_code == status
    assert set(answer.json()["error"]) <= {"code", "message", "field"}
    assert (citizen.transcript(), citizen.summary()) == before


def test_the_person_decides_what_stands_in_the_summary(live_api):
    citizen = Citizen(live_api.url)
    added = citizen.call(
        "POST", "/summary/items", json={"words": "my chapel", "kind": "strength", "domain": "learning_leisure"}
    )
    assert added.status_code == 201
    assert added.json()["status"] == "added"
    item = added.json()["id"]
    changed = citizen.call("PATCH", f"/summary/items/{item}", json={"words": "my chapel in Bala"}).json()
    assert (changed["words"], changed["status"], changed["by"]) == ("my chapel in Bala", "added", "person")
    removed = citizen.call("PATCH", f"/summary/items/{item}", json={"status": "removed"}).json()
    assert removed["status"] == "removed"
    assert citizen.summary()["version"] == 3


def test_one_persons_token_opens_nobody_elses_conversation(live_api):
    mine, theirs = Citizen(live_api.url), Citizen(live_api.url)
    token = {"Authorization": f"Bearer {mine.opening['token']}"}
    for path in ("", "/summary"):
        answer = httpx.get(f"{live_api.url}/api/conversations/{theirs.id}{path}", headers=token)
        assert answer.status_code == 404


def test_all_of_sharing_by_plain_message_in_the_chat(live_api):
    citizen = Citizen(live_api.url)
    for text in ("yes", "me", "chapel on a sunday and the girls after. my neighbour Jan pops in"):
        before = citizen.say(text)
    question = before["messages"][-1]["text"]
    code = code_of(live_api, "Nurse Lloyd")
    asked = citizen.say(f"here's the code {code.lower().replace('-', ' ')}")
    assert asked["heard_as"] == "command:summary"
    assert asked["messages"][0]["text"].startswith("Nurse Lloyd gave this code. They would see ")
    assert [message["text"] for message in asked["messages"]] == [asked["messages"][0]["text"]]
    shared = citizen.say("yes")
    assert "Nurse Lloyd can see your summary now" in shared["messages"][0]["text"]
    assert shared["messages"][-1]["text"] == question
    assert shared["state"] == before["state"]
    assert "They have not looked yet" in citizen.say("who can see this?")["messages"][0]["text"]
    assert "/my-page" in citizen.say("show my page")["messages"][0]["text"]
    assert citizen.say("I share a flat with Nurse Lloyd")["heard_as"] == "answer"
    assert "can’t see your summary" in citizen.say("stop sharing")["messages"][0]["text"]
    assert citizen.say("stop sharing, I want to kill myself")["heard_as"] == "crisis"


def test_reading_needs_a_login(live_api):
    url = f"{live_api.url}/api/analyse"
    assert httpx.post(url, json={"text": "I like my garden."}).status_code == 401
    live_api.add_user("Rhys Reader", "researcher", "long enough password")
    login = {"name": "Rhys Reader", "password": "long enough password"}
    token = httpx.post(f"{live_api.url}/api/sessions", json=login).json()["token"]
    body = {"narratives": [{"id": "a", "text": "My neighbour Jan pops in every day. I can't manage the stairs. 🙂"}]}
    answer = httpx.post(url, json=body, headers={"Authorization": f"Bearer {token}"}, timeout=30)
    assert answer.status_code == 200
    (narrative,) = answer.json()["narratives"]
    assert (narrative["id"], narrative["language"]) == ("a", "en")
    assert {finding["kind"] for finding in narrative["findings"]} == {"strength", "need"}
    text = body["narratives"][0]["text"]
    assert all(text[finding["start"] : finding["end"]] == finding["text"] for finding in narrative["findings"])
