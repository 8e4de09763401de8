"""The messages that carry contacts: plain, short enough for a text, in both languages."""

import pytest

from api.safety.contacts import load_contacts
from api.safety.words import help_text, one_place, people_to_talk_to, same_place_again

# GSM 03.38, basic character set; what is not in it makes a text message cost more and break into more parts.
GSM_7 = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
TWO_SEGMENTS = 2 * 153

MESSAGES = {
    "danger from oneself": lambda channel, language: help_text("self", channel, language),
    "danger from oneself, a child": lambda channel, language: help_text("self", channel, language, 13),
    "danger from others": lambda channel, language: help_text("others", channel, language),
    "one place": one_place,
    "people": people_to_talk_to,
}


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("write", [*MESSAGES.values(), same_place_again])
def test_a_text_message_fits_two_segments_of_gsm_7(write, language):
    text = write("sms", language)
    assert set(text) <= GSM_7
    assert len(text) <= TWO_SEGMENTS


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", MESSAGES)
def test_every_message_names_a_number_and_leaves_no_blank(name, language, channel):
    text = MESSAGES[name](channel, language)
    assert any(contact.ring and contact.ring in text for contact in load_contacts().contacts)
    assert "{" not in text
    assert "None" not in text


@pytest.mark.parametrize("danger", ["self", "others"])
def test_help_says_that_it_is_a_computer_and_that_people_can_help_now(danger):
    text = help_text(danger, "web", "en")
    assert "I'm a computer and I can't keep you safe, but people can, now." in text


@pytest.mark.parametrize(
    ("danger", "has", "has_not"),
    [("self", "116 123", "0808 80 10 800"), ("others", "press 55", "SHOUT"), ("others", "0800 1111", "116 123")],
)
def test_help_fits_what_was_said(danger, has, has_not):
    text = help_text(danger, "web", "en")
    assert has in text
    assert has_not not in text


def test_a_person_is_told_that_nobody_is_watching():
    assert "nobody is watching this chat" in people_to_talk_to("web", "en")


def test_a_concern_names_one_place_only():
    text = one_place("web", "en")
    assert sum(contact.ring in text for contact in load_contacts().contacts if contact.ring) == 1
