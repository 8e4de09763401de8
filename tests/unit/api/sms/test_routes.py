"""The webhooks: who is let in, what is answered, what a stranger leaves behind (nothing)."""

import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
from cryptography.fernet import Fernet
from fastapi.testclient import TestClient
from sqlalchemy import select

from api.database.encryption import Cipher
from api.database.sms_tables import Phone, ReceivedText
from api.main import build_app, build_services
from api.settings import Settings
from api.sms.incoming import Incoming
from api.sms.notify import Callback, incoming
from api.sms.numbers import Numbers
from api.sms.settings import SmsSettings
from api.sms.twilio import signature
from tests.fakes import FakeBot, FakeListener
from tests.providers import StandInNotify, StandInTwilio, running
from tests.world import with_tables

TOKEN, BEARER, ANN = "twilio-token", "notify-bearer", "+447700900123"
URL = "https://talk.example.org"


@pytest.fixture
def notify():
    with running(StandInNotify()) as notify:
        yield notify


@pytest.fixture
def twilio():
    with running(StandInTwilio()) as twilio:
        yield twilio


@pytest.fixture
def services(tmp_path, notify, twilio):
    sms = SmsSettings(
        public_url=f"{URL}/",
        twilio_auth_token=twilio.token,
        twilio_api_url=twilio.url,
        notify_bearer_token=BEARER,
        notify_api_key=notify.api_key,
        notify_template_id=notify.template_id,
        notify_api_url=notify.url,
        sms_wait_seconds=0.05,
        sms_unfinished_seconds=60,
        sms_retry_seconds=0.1,
    )
    settings = Settings(goodlife_home=tmp_path, sms=sms)
    return build_services(with_tables(settings), FakeBot(), reader=None, listener=FakeListener())


@pytest.fixture
def client(services):
    with TestClient(build_app(services), raise_server_exceptions=False) as client:
        yield client


def form_of(twilio, text, **changes):
    form = {
        "MessageSid": "SM1",
        "AccountSid": twilio.account,
        "From": ANN,
        "To": twilio.number,
        "Body": text,
        "Empty": "",
    }
    return list((form | changes).items())


def from_twilio(client, twilio, text, signed=None, path="/sms/twilio", **changes):
    form = form_of(twilio, text, **changes)
    given = signature(twilio.token, f"{URL}{path}", form) if signed is None else signed
    headers = {"X-Twilio-Signature": given, "Content-Type": "application/x-www-form-urlencoded"}
    return client.post(path, content=urlencode(form), headers=headers)


def from_notify(client, text, token=BEARER, **changes):
    body = {
        "id": "740e5834",
        "source_number": "447700900123",
        "destination_number": "07700900999",
        "message": text,
        "date_received": "2026-03-02T12:15:30.000000Z",
    } | changes
    return client.post("/sms/notify", json=body, headers={"Authorization": f"Bearer {token}"})


def until(condition, seconds=20):
    """Wait until something is so; the assertion is made by whoever asks."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def stored(services):
    with services.sessions() as session:
        return [*session.scalars(select(Phone)), *session.scalars(select(ReceivedText))]


def test_a_text_from_twilio_is_answered_in_twiml(client, twilio):
    answer = from_twilio(client, twilio, "  my garden is good ")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/xml")
    assert answer.text.endswith("<Response><Message>Question 2?</Message></Response>")


def test_a_query_in_the_url_is_signed_with_it(client, twilio):
    assert from_twilio(client, twilio, "hi", path="/sms/twilio?from=test%20a").status_code == 200


@pytest.mark.parametrize("signed", ["", "forged", "aGVsbG8="])
def test_a_forged_signature_is_refused_and_leaves_nothing(client, services, twilio, signed):
    answer = from_twilio(client, twilio, "my garden", signed=signed)
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "not_allowed"
    assert stored(services) == []
    assert services.bot.heard == []


def test_a_signature_for_other_words_is_refused(client, services, twilio):
    elsewhere = signature(twilio.token, f"{URL}/sms/twilio", form_of(twilio, "my dog"))
    assert from_twilio(client, twilio, "my garden", signed=elsewhere).status_code == 403
    assert stored(services) == []


def test_the_same_text_from_twilio_again_is_answered_the_same_and_heard_once(client, services, twilio):
    first = from_twilio(client, twilio, "my garden")
    assert from_twilio(client, twilio, "my garden").text == first.text
    assert services.bot.texts() == ["my garden"]


def test_the_same_text_from_twilio_several_times_at_once_is_answered_the_same_and_heard_once(client, services, twilio):
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: from_twilio(client, twilio, "my garden").text, range(4)))
    assert len(set(answers)) == 1
    assert "<Message>Question 2?</Message>" in answers[0]
    assert services.bot.texts() == ["my garden"]


def test_people_who_text_at_once_each_get_their_own_answer(client, services, twilio):
    def text(number):
        sender = f"+4477009{number:05}"
        return [
            from_twilio(client, twilio, f"thing {turn}", MessageSid=f"{number}-{turn}", From=sender).text
            for turn in range(3)
        ]

    with ThreadPoolExecutor(8) as pool:
        talks = list(pool.map(text, range(8)))
    for answers in talks:
        assert [f"<Message>Question {turn + 2}?</Message>" in answer for turn, answer in enumerate(answers)] == [
            True
        ] * 3


def test_the_first_part_of_a_message_is_answered_with_nothing_and_the_last_with_the_reply_to_all(
    client, services, twilio
):
    full = ("my garden and the dog and all " * 6)[:153]
    first = from_twilio(client, twilio, full, MessageSid="SM1")
    last = from_twilio(client, twilio, "and tea.", MessageSid="SM2")
    assert first.text.endswith("<Response></Response>")
    assert last.text.endswith("<Response><Message>Question 2?</Message></Response>")
    assert services.bot.texts() == [f"{full}and tea."]


def test_an_answer_that_twilio_did_not_wait_for_is_sent_through_its_api(client, twilio, services, monkeypatch):
    monkeypatch.setattr("api.sms.twilio.OPEN_SECONDS", 0.0)
    answer = from_twilio(client, twilio, "my garden")
    assert answer.text.endswith("<Response></Response>")
    assert until(lambda: twilio.sent == [(ANN, "Question 2?")])


def test_a_text_from_notify_is_taken_and_the_answer_sent_through_its_api(client, notify):
    answer = from_notify(client, "my garden")
    assert answer.status_code == 200
    assert until(lambda: notify.sent == [(ANN, "Question 2?")])


@pytest.mark.parametrize("token", ["", "wrong", f"{BEARER}x"])
def test_a_wrong_bearer_token_is_refused_and_leaves_nothing(client, services, token):
    answer = from_notify(client, "my garden", token=token)
    assert answer.status_code == 401
    assert stored(services) == []
    assert services.bot.heard == []


def test_the_same_text_from_notify_again_is_heard_and_answered_once(client, services, notify):
    for _ in range(3):
        assert from_notify(client, "my garden").status_code == 200
    assert until(lambda: notify.sent)
    assert from_notify(client, "my garden").status_code == 200
    assert services.bot.texts() == ["my garden"]
    assert len(notify.sent) == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"message": None}, "message"),
        ({"source_number": "MyBank"}, "source_number"),
        ({"date_received": "x"}, "date_received"),
    ],
)
def test_what_notify_does_not_send_gets_a_plain_error(client, services, change, field):
    answer = from_notify(client, "my garden", **change)
    assert answer.status_code == 422
    assert answer.json()["error"]["field"] == field
    assert stored(services) == []


def test_while_notify_is_down_its_callbacks_are_answered_all_the_same_and_the_text_is_sent_when_it_is_up(
    client, notify
):
    notify.down = 503
    assert from_notify(client, "my garden").status_code == 200
    assert until(lambda: notify.calls >= 2)
    assert notify.sent == []
    notify.down = None
    assert until(lambda: notify.sent == [(ANN, "Question 2?")])


def test_one_person_is_the_same_by_either_provider(client, services, twilio):
    from_twilio(client, twilio, "my garden")
    from_notify(client, "my dog")
    assert until(lambda: services.bot.texts() == ["my garden", "my dog"])
    assert len({id_ for id_, _, _ in services.bot.heard}) == 1


def test_texts_that_came_before_a_restart_are_answered_after_it(services, notify):
    body = {"id": "1", "source_number": ANN, "destination_number": "1", "message": "my garden"}
    services.sms.receive(incoming(Callback(**body, date_received="2026-03-02T12:15:30Z")))
    with TestClient(build_app(services)):
        assert until(lambda: notify.sent == [(ANN, "Question 2?")])


def test_where_no_provider_is_set_up_nobody_gets_in(tmp_path, twilio):
    services = build_services(Settings(goodlife_home=tmp_path), FakeBot(), reader=None, listener=FakeListener())
    client = TestClient(build_app(services))
    twilio.token = ""
    assert from_twilio(client, twilio, "my garden").status_code == 403
    assert from_notify(client, "my garden", token="").status_code == 401
    assert stored(services) == []


def test_at_its_start_the_service_puts_every_number_under_the_newest_key(tmp_path):
    old, new = (Fernet.generate_key().decode() for _ in range(2))

    def services_with(keys):
        settings = Settings(goodlife_home=tmp_path, sms=SmsSettings(sms_hash_key="key", sms_number_keys=keys))
        return build_services(settings, FakeBot(), reader=None, listener=FakeListener())

    services_with(old).sms.receive(Incoming("fake:1", ANN, "my garden", {"provider": "fake"}))
    services = services_with(f"{new},{old}")
    with TestClient(build_app(services)), services.sessions() as session:
        (phone,) = session.scalars(select(Phone))
        assert Numbers("key", Cipher(new)).decrypt(phone.number) == ANN
