"""Failures that nobody foresaw: a plain answer, and nothing in the log that opens or tells anything."""

from sqlalchemy.exc import IntegrityError

from api.chat import coming_and_going
from tests.unit.api.browsing import Browser

LINE = {"words": "my dog", "kind": "strength", "domain": "home"}


def test_of_two_at_once_one_is_told_to_look_again(world, monkeypatch):
    def too_late(*_, **__):
        raise IntegrityError("INSERT", {}, Exception("UNIQUE constraint failed: plan_versions.number"))

    browser = Browser(world.services)
    browser.begin()
    monkeypatch.setattr(world.services.summaries, "add", too_late)
    answer = browser.post("/summary/items", data=LINE)
    assert answer.status_code == 409
    assert "Someone changed this in the same moment" in answer.text
    monkeypatch.undo()
    assert browser.post("/summary/items", data=LINE).status_code == 200


def test_a_failure_leaves_nobodys_key_in_the_log(world, monkeypatch, caplog):
    monkeypatch.setattr(coming_and_going, "opens", lambda *_: 1 / 0)
    answer = Browser(world.services).get("/return/a-conversation/a-secret-key")
    assert answer.status_code == 500
    failed = [record.getMessage() for record in caplog.records if record.name == "api.web.failures"]
    assert failed == ["GET /return/{conversation_id}/{token} failed"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "a-secret-key" not in answer.text
