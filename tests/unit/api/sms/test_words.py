"""What is said about texting: plain, short, in both languages."""

import pytest
import yaml

from api.safety.contacts import load_contacts
from api.sms.segments import is_gsm, segments
from api.sms.words import WORDS_FILE, Words
from tests.unit.api.web.test_plain_words import MOST_FOR_A_PAGE, grade

KINDS = list(yaml.safe_load(WORDS_FILE.read_text(encoding="utf-8")))


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_is_of_plain_characters_and_fits_two_segments(kind, language):
    text = Words("Good Life, Anytown Council, hello@goodlife.example").say(kind, language)
    assert is_gsm(text)
    assert segments(text) <= 2
    assert "{" not in text


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "help"])
def test_a_child_of_eleven_can_read_it(kind):
    sentences = [sentence for sentence in Words("Us").say(kind, "en").replace(":", ".").split(".") if sentence.strip()]
    assert grade(sentences) <= MOST_FOR_A_PAGE


def test_help_says_who_we_are_where_help_is_and_how_to_end_texts():
    text = Words("Good Life, Anytown Council").say("help", "en")
    assert "Good Life, Anytown Council" in text
    assert "no emergency service" in text
    assert next(contact.ring for contact in load_contacts().contacts if contact.id == "emergency") in text
    assert "STOP" in text


@pytest.mark.parametrize(("language", "back"), [("en", "START"), ("cy", "DECHRAU")])
def test_who_has_ended_contact_is_told_how_to_come_back(language, back):
    assert back in Words("Us").say("stopped", language)
    assert back in Words("Us").say("stopped_and_kept", language)
