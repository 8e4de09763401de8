"""Our signature and Twilio's own package accept each other; forms are read as they come; TwiML is what Twilio reads."""

from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import ImmutableMultiDict
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse

from api.errors import InvalidInputError
from api.sms.keywords import Keyword
from api.sms.sending import NeverSentError, NotSentError
from api.sms.twilio import TwilioSender, incoming, is_signed, read_form, signature, twiml
from tests.providers import StandInTwilio, running

TOKEN = "12345"
URLS = [
    "https://talk.example.org/sms/twilio",
    "https://talk.example.org:443/sms/twilio",
    "https://talk.example.org:8443/sms/twilio",
    "http://talk.example.org/sms/twilio",
    "http://127.0.0.1:8000/sms/twilio",
    "https://talk.example.org/sms/twilio?to=a&from=b%20c",
]
FORMS = [
    [],
    [("Body", "my garden"), ("From", "+447700900123"), ("MessageSid", "SM1")],
    [("Body", "  not trimmed \n"), ("FromCity", ""), ("a", "2"), ("B", "1")],
    [("Body", "Tŷ 🙂 & <b> + %20")],
    [("Twice", "b"), ("Twice", "a"), ("Twice", "a"), ("Body", "x")],
]


def theirs(url, form):
    return RequestValidator(TOKEN).compute_signature(url, ImmutableMultiDict(form))


def accepted_by_them(url, form, given):
    return RequestValidator(TOKEN).validate(url, ImmutableMultiDict(form), given)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("url", URLS)
def test_they_accept_our_signature_and_we_accept_theirs(url, form):
    assert accepted_by_them(url, form, signature(TOKEN, url, form))
    assert is_signed(TOKEN, url, form, theirs(url, form))


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8"))), max_size=6))
def test_both_agree_on_any_form_and_on_how_it_travels(form):
    url = URLS[0]
    assert signature(TOKEN, url, form) == theirs(url, form)
    assert read_form(urlencode(form).encode()) == form


@pytest.mark.parametrize("signed", URLS[:2])
@pytest.mark.parametrize("called", URLS[:2])
def test_the_usual_port_may_be_written_or_not_as_with_them(signed, called):
    form = FORMS[1]
    assert is_signed(TOKEN, called, form, theirs(signed, form))
    assert accepted_by_them(called, form, signature(TOKEN, signed, form))


@pytest.mark.parametrize(
    ("token", "url", "form", "given"),
    [
        (TOKEN, URLS[0], FORMS[1], ""),
        (TOKEN, URLS[0], FORMS[1], "forged"),
        (TOKEN, URLS[0], FORMS[1], "für"),
        (TOKEN, URLS[0], FORMS[2], theirs(URLS[0], FORMS[1])),
        (TOKEN, URLS[0], [*FORMS[1], ("More", "1")], theirs(URLS[0], FORMS[1])),
        (TOKEN, URLS[2], FORMS[1], theirs(URLS[0], FORMS[1])),
        (TOKEN, URLS[3], FORMS[1], theirs(URLS[0], FORMS[1])),
        (TOKEN, URLS[5], FORMS[1], theirs(URLS[0], FORMS[1])),
        (TOKEN, "https://host:nonsense/sms/twilio", FORMS[1], "x"),
        ("another", URLS[0], FORMS[1], theirs(URLS[0], FORMS[1])),
        ("", URLS[0], FORMS[1], signature("", URLS[0], FORMS[1])),
    ],
)
def test_a_forged_signature_is_refused(token, url, form, given):
    assert not is_signed(token, url, form, given)


def form_with(**changes):
    form = {
        "MessageSid": "SM1",
        "AccountSid": "AC1",
        "From": "+447700900123",
        "To": "+447700900999",
        "Body": " my dog ",
    }
    return [(name, value) for name, value in (form | changes).items() if value is not None]


def test_a_text_is_taken_as_it_was_written():
    text = incoming(form_with())
    assert (text.id, text.number, text.text) == ("twilio:SM1", "+447700900123", " my dog ")
    assert text.route == {"provider": "twilio", "from": "+447700900999", "account": "AC1"}


def test_a_picture_without_words_is_an_empty_text():
    assert incoming(form_with(Body=None, NumMedia="1")).text == ""


@pytest.mark.parametrize(
    ("kind", "keyword"), [("STOP", Keyword.STOP), ("START", Keyword.START), ("HELP", Keyword.HELP), ("OTHER", None)]
)
def test_what_twilio_took_for_a_keyword_is_one(kind, keyword):
    assert incoming(form_with(OptOutType=kind)).keyword is keyword


@pytest.mark.parametrize("field", ["MessageSid", "AccountSid", "From", "To"])
def test_what_is_missing_is_named(field):
    for value in (None, ""):
        with pytest.raises(InvalidInputError) as refused:
            incoming(form_with(**{field: value}))
        assert refused.value.field == field


@pytest.mark.parametrize("sender", ["MyBank", "60022"])
def test_a_sender_that_cannot_be_texted_back_is_refused(sender):
    with pytest.raises(InvalidInputError, match="no number that can be texted back"):
        incoming(form_with(From=sender))


@pytest.mark.parametrize("texts", [[], ["Hello."], ["one", "two\nlines"], ['<Message> & "quotes" \' ŵ']])
def test_twiml_says_what_twilios_own_package_says(texts):
    own = MessagingResponse()
    for text in texts:
        own.message(text)
    said = ElementTree.fromstring(twiml(texts))
    assert ElementTree.tostring(said) == ElementTree.tostring(ElementTree.fromstring(str(own)))


@pytest.fixture
def stand_in():
    with running(StandInTwilio()) as stand_in:
        yield stand_in


def test_a_text_is_sent_as_twilio_documents_it(stand_in):
    route = {"account": stand_in.account, "from": stand_in.number}
    TwilioSender(stand_in.url, stand_in.token).send("+447700900123", "Tŷ & 1 + 1", route)
    assert stand_in.sent == [("+447700900123", "Tŷ & 1 + 1")]


@pytest.mark.parametrize(("status", "error"), [(500, NotSentError), (429, NotSentError), (400, NeverSentError)])
def test_what_is_not_taken_is_told_apart_for_now_or_for_good(stand_in, status, error):
    stand_in.down = status
    with pytest.raises(error):
        TwilioSender(stand_in.url, stand_in.token).send("+447700900123", "hi", {"account": "AC1", "from": "+44"})


def test_a_provider_that_cannot_be_reached_is_tried_again_and_so_is_one_that_does_not_know_us(stand_in):
    with pytest.raises(NotSentError):
        TwilioSender("http://127.0.0.1:9", "token").send("+447700900123", "hi", {"account": "AC1", "from": "+44"})
    with pytest.raises(NotSentError):
        TwilioSender(stand_in.url, "wrong").send("+447700900123", "hi", {"account": "AC1", "from": "+44"})
