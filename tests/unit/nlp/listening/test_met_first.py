"""Anger and pain are told from swearing, from what is over, and from what is only said that way."""

import pytest

from nlp.listening.met_first import met_first

ANGER = [
    "I'm so angry with them", "it makes me furious", "it makes my blood boil", "I am sick of being passed around",
    "sick and tired of fighting for everything", "I'm fed up of waiting", "they treated me like dirt",
    "they talk to me like a child", "it's a disgrace what they did", "how dare they", "I was livid when they cut it",
    "that makes me so cross", "I feel angry all the time", "taking the piss they are", "dw i'n gandryll",
    "I'm so angry they never came back", "not one of them rang and I am furious",
]  # fmt: skip
PAIN = [
    "I'm in pain every day", "I live in constant pain", "the pain never stops", "my knees hurt all the time",
    "my back is killing me", "I can't sleep for the pain", "it hurts so much", "in agony most nights",
    "the pain in my hip wakes me up", "my hands ache every morning", "I've been in pain since March",
    "the pain is no better", "im in pain no one listens", "I am in pain without a break",
]  # fmt: skip
NEITHER = [
    "the bloody bus is never on time", "fuck knows", "I'm not angry any more", "he gets angry",
    "I'm mad about football",
    "the Red Cross helped me", "cross stitch and knitting", "I used to be so angry", "no pain now",
    "I'm out of pain at last", "I am no longer in pain", "I'm not in any pain", "it never made me angry",
    "mad for football me", "I'm mad for football", "I feel bitter cold in the flat", "it no longer makes me angry",
    "they're a pain in the neck", "the pain has gone", "I'm pain free", "I'm happy", "my knees", "sick pay",
    "I was sick last week",
    "I feel sick in cars", "I hurt my foot once", "it's all right", "dogs and cats", "a burning wish to travel", "",
    "I get cross country ski magazines", "I am tired",
]  # fmt: skip


@pytest.mark.parametrize(
    ("feeling", "text"), [*(("anger", text) for text in ANGER), *(("pain", text) for text in PAIN)]
)
def test_anger_and_pain_are_heard(feeling, text):
    assert met_first(text) == feeling


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_neither_is_not(text):
    assert met_first(text) is None


def test_anger_is_met_before_pain():
    assert met_first("I'm in pain every day and I'm so angry") == "anger"
