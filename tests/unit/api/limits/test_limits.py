"""What is too often has to wait, is told how long, and loses nothing; ordinary use is never told so."""

import pytest
from limits import parse_many
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from pydantic import ValidationError

from api.accounts.roles import Role
from api.errors import TooManyError
from api.limits import limits
from api.limits.limits import Limit
from api.limits.settings import LimitSettings
from tests.unit.api.browsing import PASSWORD, Browser, first, staff
from tests.world import new_world

LINE = {"words": "my dog", "kind": "strength", "domain": "home"}


@pytest.fixture
def strict(tmp_path):
    """A service where everything may be done twice a minute."""
    settings = LimitSettings(**dict.fromkeys(LimitSettings.model_fields, "2/minute"))
    return new_world(tmp_path, limits=settings).services


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test moves."""

    class Clock:
        now = 1_800_000_000.0

        def time(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr("time.time", clock.time)
    return clock


def waits_after(limit, clock, tries):
    """Return how long each of so many tries has to wait, each made as soon as it may be."""
    waits = []
    for _ in range(tries):
        began = clock.now
        while True:
            try:
                limit.take("Nurse Price")
                break
            except TooManyError as error:
                clock.now += error.retry_after
        waits.append(clock.now - began)
    return waits


def test_whoever_goes_on_failing_waits_longer_and_longer(clock):
    limit = Limit(FixedWindowRateLimiter(MemoryStorage()), "x", "2/minute;4/15 minutes;6/hour")
    assert waits_after(limit, clock, 8) == [0, 0, 60, 0, 840, 0, 2700, 0]


def test_one_who_waits_in_vain_does_not_wait_longer_for_it(clock):
    limit = Limit(FixedWindowRateLimiter(MemoryStorage()), "x", "2/minute;4/hour")
    limit.take("Nurse Price")
    limit.take("Nurse Price")
    for _ in range(50):
        with pytest.raises(TooManyError):
            limit.take("Nurse Price")
    clock.now += 60
    limit.take("Nurse Price")


def test_each_key_is_counted_by_itself_and_can_begin_anew(clock):
    limit = Limit(FixedWindowRateLimiter(MemoryStorage()), "x", "1/minute")
    limit.take("Nurse Price")
    limit.take("Mair")
    with pytest.raises(TooManyError, match="try again in 1 minute"):
        limit.check("Mair")
    limit.clear("Mair")
    limit.take("Mair")


@pytest.mark.parametrize("limit", ["often", "", "60 per blink"])
def test_a_limit_that_cannot_be_read_stops_the_start(limit):
    with pytest.raises(ValidationError, match="write it like"):
        LimitSettings(limit_messages=limit)


def test_every_limit_that_is_set_is_kept():
    kept = vars(limits.Limits(LimitSettings()))
    assert {f"limit_{name}" for name in kept} == set(LimitSettings.model_fields)
    assert all(parse_many(value) for value in LimitSettings().model_dump().values())


def test_ten_citizens_of_one_address_talk_as_fast_as_they_can(world):
    for _ in range(10):
        browser = Browser(world.services)
        browser.begin()
        for number in range(30):
            assert browser.say(f"good thing {number}").status_code == 200


def opened(services):
    browser = Browser(services)
    body = browser.post("/api/conversations", json={"consent": {"keep": True, "share": False, "research": False}})
    browser.headers["Authorization"] = f"Bearer {body.json()['token']}"
    return browser, f"/api/conversations/{body.json()['id']}"


def message(number):
    return {"text": "hello", "client_message_id": str(number)}


def test_a_call_that_comes_too_often_is_told_when_to_come_again(strict):
    browser, here = opened(strict)
    answers = [browser.post(f"{here}/messages", json=message(number)) for number in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json()["error"]["code"] == "too_many"
    assert "You can try again in" in answers[2].json()["error"]["message"]
    assert 0 < int(answers[2].headers["Retry-After"]) <= 60


def test_the_messages_of_one_conversation_do_not_count_for_another(strict):
    for browser, here in (opened(strict), opened(strict)):
        assert browser.post(f"{here}/messages", json=message(1)).status_code == 200
        assert browser.post(f"{here}/messages", json=message(2)).status_code == 200


def test_files_are_downloaded_so_often(strict):
    browser, here = opened(strict)
    assert browser.get(f"{here}/export").status_code == 200
    assert browser.get(f"{here}/export?format=fhir").status_code == 200
    assert browser.get(f"{here}/export?format=pdf").status_code == 429


def test_conversations_are_opened_so_often_from_one_address(strict):
    Browser(strict).begin()
    Browser(strict).begin()
    answer = Browser(strict).begin()
    assert answer.status_code == 429
    assert "Please wait a little" in answer.text
    assert "Retry-After" in answer.headers
    body = {"consent": {"keep": True, "share": False, "research": False}}
    assert Browser(strict).post("/api/conversations", json=body).status_code == 429


def test_words_that_come_too_often_stay_in_the_box(strict):
    browser = Browser(strict)
    browser.begin()
    browser.say("one")
    browser.say("two")
    answer = browser.say("my words")
    assert answer.status_code == 429
    assert "my words" in answer.text
    assert "You can try again in" in answer.text
    quick = browser.post("/conversation/messages", data={"text": "my words"}, headers={"HX-Request": "true"})
    assert (quick.status_code, quick.headers["HX-Retarget"]) == (429, "#problem")


def test_texts_are_read_so_often_for_each_person(strict):
    researcher = staff(strict, "Mair", Role.RESEARCHER)
    assert researcher.post("/read", data={"text": "my garden"}).status_code == 200
    token = researcher.post("/api/sessions", json={"name": "Mair", "password": PASSWORD}).json()["token"]
    program = Browser(strict)
    program.headers["Authorization"] = f"Bearer {token}"
    assert program.post("/api/analyse", json={"text": "my garden"}).status_code == 200
    assert program.post("/api/analyse", json={"text": "my garden"}).status_code == 429
    answer = researcher.post("/read", data={"text": "my garden"})
    assert answer.status_code == 429
    assert "my garden</textarea>" in answer.text


def test_codes_are_tried_so_often(strict):
    code = first(r'id="code">([^<]+)<', staff(strict, "Nurse Price").post("/review/codes").text)
    browser, here = opened(strict)
    guesses = [browser.post(f"{here}/share", json={"with": "AAAA-AAAA-AAAA"}).status_code for _ in range(2)]
    right = browser.post(f"{here}/share", json={"with": code})
    assert (guesses, right.status_code) == ([404, 404], 429)
    assert browser.request("DELETE", f"{here}/share").status_code == 200


def test_a_new_conversation_does_not_give_the_same_address_more_guesses(tmp_path):
    settings = LimitSettings(limit_codes_by_address="2/minute")
    services = new_world(tmp_path, limits=settings).services
    for status in (404, 404, 429):
        browser, here = opened(services)
        assert browser.post(f"{here}/share", json={"with": "AAAA-AAAA-AAAA"}).status_code == status


@pytest.mark.parametrize(("path", "refused"), [("/sms/twilio", 403), ("/sms/notify", 401)])
def test_texts_that_no_provider_signed_are_refused_ever_more_plainly(strict, path, refused):
    body = {"id": "1", "source_number": "1", "destination_number": "1", "message": "x", "date_received": "2026-01-01"}
    answers = [Browser(strict).post(path, json=body).status_code for _ in range(3)]
    assert answers == [refused, refused, 429]
