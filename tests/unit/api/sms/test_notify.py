"""Notify's callback is read as documented, and texts are sent as its API wants them."""

import pytest
from pydantic import ValidationError

from api.errors import InvalidInputError
from api.sms.notify import Callback, NotifySender, has_token, incoming
from api.sms.sending import NeverSentError, NotSentError
from tests.providers import StandInNotify, running

TOKEN = "a bearer token of our own"


@pytest.mark.parametrize("authorization", [f"Bearer {TOKEN}", f"bearer {TOKEN}", f"Bearer  {TOKEN} "])
def test_the_token_lets_in(authorization):
    assert has_token(TOKEN, authorization)


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer ", TOKEN, f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer wrong", "Bearer ŵ"]
)
def test_anything_else_does_not(authorization):
    assert not has_token(TOKEN, authorization)


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer "])
def test_where_no_token_is_set_nobody_gets_in(authorization):
    assert not has_token("", authorization)


def callback(**changes):
    return {
        "id": "740e5834-3a29-46b4-9a6f-16142fde533a",
        "source_number": "447700900123",
        "destination_number": "07700900999",
        "message": " my dog ",
        "date_received": "2026-03-02T12:15:30.000000Z",
    } | changes


def test_a_text_is_taken_as_it_was_written():
    text = incoming(Callback.model_validate(callback()))
    assert (text.id, text.number, text.text) == (f"notify:{callback()['id']}", "+447700900123", " my dog ")
    assert text.sent is not None
    assert text.sent.isoformat() == "2026-03-02T12:15:30+00:00"


def test_what_no_database_can_keep_does_not_lose_the_rest():
    assert Callback.model_validate(callback(message="my \ud83d dog\x00")).message == "my \ufffd dog\ufffd"


@pytest.mark.parametrize(
    "change", [{"id": ""}, {"message": None}, {"message": "x" * 20_001}, {"date_received": "soon"}]
)
def test_what_notify_does_not_send_is_refused(change):
    with pytest.raises(ValidationError):
        Callback.model_validate(callback(**change))


def test_a_sender_that_cannot_be_texted_back_is_refused():
    with pytest.raises(InvalidInputError) as refused:
        incoming(Callback.model_validate(callback(source_number="MyBank")))
    assert refused.value.field == "source_number"


@pytest.fixture
def stand_in():
    with running(StandInNotify()) as stand_in:
        yield stand_in


def sender(stand_in, **changes):
    settings = {"url": stand_in.url, "api_key": stand_in.api_key, "template_id": stand_in.template_id} | changes
    return NotifySender(**settings)


def test_a_text_is_sent_as_the_one_field_of_the_template(stand_in):
    sender(stand_in).send("+447700900123", "Hello.\nShall we start?", {})
    assert stand_in.sent == [("+447700900123", "Hello.\nShall we start?")]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"template_id": "another"}, NeverSentError),
        (
            {"api_key": f"for_tests-{'0' * 8}-0000-0000-0000-{'0' * 12}-{'0' * 8}-0000-0000-0000-{'0' * 12}"},
            NotSentError,
        ),
        ({"url": "http://127.0.0.1:9"}, NotSentError),
    ],
)
def test_what_is_set_up_wrongly_is_told_apart_for_now_or_for_good(stand_in, changes, error):
    with pytest.raises(error):
        sender(stand_in, **changes).send("+447700900123", "hi", {})


@pytest.mark.parametrize(
    ("status", "error"), [(500, NotSentError), (503, NotSentError), (429, NotSentError), (400, NeverSentError)]
)
def test_an_answer_of_notifys_is_told_apart_for_now_or_for_good(stand_in, status, error):
    stand_in.down = status
    with pytest.raises(error) as raised:
        sender(stand_in).send("+447700900123", "my garden", {})
    assert "garden" not in str(raised.value)
    assert "7700" not in str(raised.value)
