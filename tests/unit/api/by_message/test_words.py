"""What is said is plain, short by text message, and leads to pages that are there."""

import re
import string

import pytest

from api.by_message.words import load_words
from api.sms.segments import is_gsm, segments
from api.web.spoken import spoken
from tests.unit.api.browsing import Browser
from tests.unit.api.web.test_plain_words import MOST_FOR_A_PAGE, MOST_FOR_A_SENTENCE, grade

FILLED = {
    "giver": "Nurse Price",
    "names": "Stroke team",
    "lines": "12 lines",
    "day": "30 September 2026",
    "looked": "12 November 2026",
}
LINES = [(kind, channel, text.format(**FILLED)) for kind, by in load_words().items() for channel, text in by.items()]


@pytest.mark.parametrize(("kind", "channel", "text"), LINES)
def test_a_child_of_eleven_can_read_it(kind, channel, text):
    plain = re.sub(r"/[a-z#-]+|\d+", "", text)
    sentences = [found for found in re.split(r"[.?!:](?:\s|$)|\n", plain) if re.search("[a-z]", found)]
    assert grade(sentences) <= MOST_FOR_A_PAGE
    assert all(
        len(one.split()) <= 12 and (len(one.split()) <= 6 or grade([one]) <= MOST_FOR_A_SENTENCE) for one in sentences
    )


@pytest.mark.parametrize("text", [text for _, channel, text in LINES if channel == "sms"])
def test_by_text_message_it_is_one_segment_with_no_address(text):
    assert is_gsm(text)
    assert segments(text) == 1
    assert "/" not in text


def test_both_channels_say_the_same_things():
    for by in load_words().values():
        assert set(by) == {"web", "sms"}
        places = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in by.values()]
        assert places[0] == places[1]


@pytest.mark.parametrize("text", [text for _, channel, text in LINES if channel == "web" and "/" in text])
def test_on_the_web_the_page_can_be_tapped_and_is_there(world, text):
    browser = Browser(world.services)
    browser.begin()
    (path,) = re.findall(r'<a href="([^"]+)">', spoken(text))
    assert path in text
    assert browser.get(path).status_code == 200
