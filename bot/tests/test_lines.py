"""Every line that the bot can say: short, plain, one question, fit for a text message, and in its manner."""

import re
import string
from itertools import product
from typing import Any, Dict, List

import pytest
from rasa.core.nlg.generator import ResponseVariationFilter

from components.hearing import LONGEST_REFLECTION
from tests.questions import domain, lines

LINES = list(lines())
MESSAGES = sorted({text for _, _, text in LINES})
ENGLISH = [text for text in MESSAGES if "Gymraeg" not in text]
SMS_LENGTH = 140
# 3GPP TS 23.038, the basic table; what is not in it makes a text message cost double.
GSM_7 = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà" + string.ascii_letters + string.digits
)
NOT_ITS_MANNER = re.compile(
    r"\b(great|amazing|awesome|wonderful|excellent|fantastic|brilliant|well done|good job|i understand|i know how|"
    r"you should|why don't you|why can't you|at least|unfortunately|sorry to hear|barriers?|networks?|financ\w+|"
    r"support services|goals?|outcomes?|needs? assessment|service users?|clients?)\b",
    re.IGNORECASE,
)


def on_sms(variation: Dict[str, Any]) -> bool:
    channels = [c["value"] for c in variation.get("condition", []) if c["name"] == "channel"]
    return "web" not in channels and not variation.get("buttons") and not variation.get("custom", {}).get("buttons")


def sentences(text: str) -> List[str]:
    return [s for s in re.split(r"[.?!]+(?:\s|$)", text) if s.strip()]


def words(text: str) -> List[str]:
    return re.findall(r"[\w'{}]+", text)


def syllables(word: str) -> int:
    word = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", word))
    silent_e = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent_e)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade (Kincaid and others 1975): 6 is a reader of eleven."""
    all_words = words(text)
    per_sentence = len(all_words) / max(1, len(sentences(text)))
    per_word = sum(map(syllables, all_words)) / len(all_words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


@pytest.mark.parametrize("text", MESSAGES)
def test_a_message_has_at_most_25_words_two_sentences_and_one_question(text: str) -> None:
    assert len(words(text)) <= 25
    assert len(sentences(text)) <= 2
    assert text.count("?") <= 1


@pytest.mark.parametrize("text", ENGLISH)
def test_a_reader_of_eleven_can_read_it(text: str) -> None:
    assert grade(text.replace("{reflection}", "The girls after")) <= 6


@pytest.mark.parametrize("text", MESSAGES)
def test_it_neither_praises_nor_advises_nor_talks_like_an_office(text: str) -> None:
    assert not NOT_ITS_MANNER.search(text)


@pytest.mark.parametrize("text", MESSAGES)
def test_it_says_no_number_to_ring_and_no_word_that_a_carrier_takes_for_its_own(text: str) -> None:
    assert not re.search(r"\d", text)
    assert not {"END", "CANCEL", "QUIT"} & set(words(text))


@pytest.mark.parametrize("text", sorted({text for _, variation, text in LINES if on_sms(variation)}))
def test_a_text_message_is_short_and_of_plain_characters(text: str) -> None:
    longest = text.replace("{reflection}", "x" * LONGEST_REFLECTION["sms"])
    assert len(longest) <= SMS_LENGTH
    assert set(text) - set("{}") <= GSM_7


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


@pytest.mark.parametrize(
    ("text", "at_most", "more_than"),
    [
        ("The cat sat on the mat.", 1, -10),
        ("Multidisciplinary coordination facilitates personalised rehabilitation.", 99, 12),
    ],
)
def test_the_reading_age_tells_hard_from_easy(text: str, at_most: float, more_than: float) -> None:
    assert more_than < grade(text) <= at_most


@pytest.mark.parametrize("text", ["Great, thank you!", "I understand how you feel.", "What are your goals?"])
def test_lines_that_are_not_its_manner_would_be_found(text: str) -> None:
    assert NOT_ITS_MANNER.search(text)
