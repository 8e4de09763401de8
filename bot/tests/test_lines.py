"""Every line that the bot can say: short, plain, one question, fit for a text message, and in its manner."""

import re
import string
from itertools import product
from typing import Any, Dict, List

import pytest
import textstat
from rasa.core.nlg.generator import ResponseVariationFilter

from components.opening import MOST_LINKED_WORDS
from components.pace import load_pace
from components.speakable import LONGEST
from tests.questions import domain, lines

LINES = list(lines())
MESSAGES = sorted({text for _, _, text in LINES})
ENGLISH = [text for text in MESSAGES if "Gymraeg" not in text]
SMS_LENGTH = 140
# 3GPP TS 23.038, the basic table, and what is sent as two of its characters; anything else makes a message cost double.
GSM_7 = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà" + string.ascii_letters + string.digits
)
GSM_7_IN_TWO = set("^{}\\[~]|€")
NOT_ITS_MANNER = re.compile(
    r"\b(great|amazing|awesome|wonderful|excellent|fantastic|brilliant|well done|good job|i understand|i know how|"
    r"you should|why don't you|why can't you|at least|unfortunately|sorry to hear|barriers?|networks?|financ\w+|"
    r"support services|goals?|outcomes?|needs? assessment|service users?|clients?)\b",
    re.IGNORECASE,
)
# The most that can stand in a line's places: their words given back, called by, linked to; and a probe's own line.
FILLED = {
    "{lead}": "Your chapel on a sunday and the girls after. ",
    "{words}": "your chapel and the girls after it",
    "{linked}": "“my knees hurt” and “no bus on a sunday”",
    "{probe_line}": "",
    "{left}": "twelve",
    "{corrected_words}": "the garden at the back is my wife's and not mine",
}
ON_SMS = {
    **FILLED,
    "{lead}": "X" * LONGEST["sms"] + ". ",
    "{words}": "x" * LONGEST["sms"],
    "{linked}": '"' + "x" * LONGEST["sms"] + '"',
    "{corrected_words}": "x" * LONGEST["sms"],
}


def on_sms(variation: Dict[str, Any]) -> bool:
    channels = [c["value"] for c in variation.get("condition", []) if c["name"] == "channel"]
    return "web" not in channels and not variation.get("buttons") and not variation.get("custom", {}).get("buttons")


def fill(text: str, places: Dict[str, str]) -> str:
    """A line with words in its places; what comes before two sentences is a message of its own."""
    if len(sentences(text)) > 1:
        text = text.replace("{lead}", "")
    for place, words_ in places.items():
        text = text.replace(place, words_)
    return text


def sentences(text: str) -> List[str]:
    return [s for s in re.split(r"[.?!]+(?:\s|$)", text) if s.strip()]


def words(text: str) -> List[str]:
    return re.findall(r"[\w'’{}]+", text)


def segments(text: str) -> int:
    """How many parts a text message is sent in (3GPP TS 23.040): 160 of its characters, or 153 in each of several."""
    length = sum(2 if sign in GSM_7_IN_TWO else 1 for sign in text)
    return 1 if length <= 160 else -(-length // 153)


def test_the_longest_words_in_a_lines_places_are_as_long_as_they_may_be() -> None:
    assert len(words(FILLED["{lead}"])) == 9
    assert len(words(FILLED["{linked}"])) == MOST_LINKED_WORDS
    before = [line for several in load_pace().before.values() for line in several] + [*load_pace().offers.values()]
    assert all(len(words(line)) <= 9 for line in before)


@pytest.mark.parametrize("text", MESSAGES)
def test_a_message_has_at_most_25_words_two_sentences_and_one_question(text: str) -> None:
    full = fill(text, FILLED)
    assert len(words(full)) <= 25
    assert len(sentences(full)) <= 2
    assert full.count("?") <= 1


@pytest.mark.parametrize("text", ENGLISH)
def test_a_reader_of_eleven_can_read_it(text: str) -> None:
    """The Flesch-Kincaid grade (Kincaid and others 1975): 6 is a reader of eleven."""
    assert textstat.flesch_kincaid_grade(fill(text, {**FILLED, "{lead}": ""})) <= 6


def test_a_whole_conversation_is_for_readers_of_nine_to_eleven() -> None:
    """One line by itself may be a little harder: a word of three syllables weighs much in six."""
    everything = " ".join(fill(text, {**FILLED, "{lead}": ""}) for text in ENGLISH)
    assert textstat.flesch_kincaid_grade(everything) <= 4


@pytest.mark.parametrize("text", MESSAGES)
def test_it_neither_praises_nor_advises_nor_talks_like_an_office(text: str) -> None:
    assert not NOT_ITS_MANNER.search(text)


@pytest.mark.parametrize("text", MESSAGES)
def test_it_says_no_number_to_ring_and_no_word_that_a_carrier_takes_for_its_own(text: str) -> None:
    assert not re.search(r"\d", text)
    assert not {"END", "CANCEL", "QUIT"} & set(words(text))


@pytest.mark.parametrize("text", sorted({text for _, variation, text in LINES if on_sms(variation)}))
def test_a_text_message_is_short_and_of_plain_characters(text: str) -> None:
    assert len(fill(text, ON_SMS)) <= SMS_LENGTH
    assert set(fill(text, ON_SMS)) <= GSM_7


@pytest.mark.parametrize("name", sorted({name for name, variation, _ in LINES if on_sms(variation) and name != "pace"}))
def test_what_is_sent_by_text_at_once_fits_two_segments(name: str) -> None:
    variations: Dict[int, List[str]] = {}
    for line, variation, text in LINES:
        if line == name and on_sms(variation) and "Gymraeg" not in text and "Welsh" not in text:
            variations.setdefault(id(variation), []).append(fill(text, ON_SMS))
    longest_before = max((line for line in load_pace().left.values()), key=len)
    for texts in variations.values():
        assert segments("\n".join([*texts, longest_before])) <= 2


def test_whatever_has_buttons_has_words_for_a_text_message() -> None:
    for name, variations in domain().responses.items():
        if any(v.get("buttons") or v.get("custom", {}).get("buttons") for v in variations):
            assert any(on_sms(variation) for variation in variations), name


def test_a_button_shows_what_it_sends_or_a_plain_yes_or_no_with_it() -> None:
    for name, variation, _ in LINES:
        for button in variation.get("buttons") or variation.get("custom", {}).get("buttons", []):
            plain = re.sub(r"^(Yes|No), ", "", button["payload"]).lower()
            assert plain.removeprefix("that's ") in button["title"].lower() or plain == button["title"].lower(), name


def test_no_two_variations_fit_at_the_same_time() -> None:
    """Rasa would choose between them by chance."""
    chooser = ResponseVariationFilter(domain().responses)
    for name, variations in domain().responses.items():
        values: Dict[str, List[Any]] = {}
        for condition in (c for variation in variations for c in variation.get("condition", [])):
            values.setdefault(condition["name"], ["anything else"]).append(condition["value"])
        for slots in product(*values.values()):
            fitting = chooser.responses_for_utter_action(name, "collector", dict(zip(values, slots, strict=True)))
            assert len(fitting) == 1, (name, slots)


@pytest.mark.parametrize(("text", "at_most", "more_than"), [
    ("The cat sat on the mat.", 1, -10),
    ("Multidisciplinary coordination facilitates personalised rehabilitation.", 99, 12),
])  # fmt: skip
def test_the_reading_age_tells_hard_from_easy(text: str, at_most: float, more_than: float) -> None:
    assert more_than < textstat.flesch_kincaid_grade(text) <= at_most


@pytest.mark.parametrize(
    ("text", "count"), [("x" * 160, 1), ("x" * 161, 2), ("x" * 306, 2), ("x" * 307, 3), ("€" * 81, 2)]
)
def test_segments_are_counted_as_they_are_paid_for(text: str, count: int) -> None:
    assert segments(text) == count


@pytest.mark.parametrize("text", ["Great, thank you!", "I understand how you feel.", "What are your goals?"])
def test_lines_that_are_not_its_manner_would_be_found(text: str) -> None:
    assert NOT_ITS_MANNER.search(text)
