"""From an impression to what was heard, with impressions made by hand; in doubt the command is offered."""

import numpy as np
import pytest

from nlp.listening.ear import Thresholds
from nlp.listening.impression import LABELS, Impression
from nlp.listening.judge import judge

CALM = {"self": 0.0, "others": 0.0}
THRESHOLDS = Thresholds(0.7, {"self": 0.5, "others": 0.5}, {"self": 0.5, "others": 0.5}, 0.002)
WORDS = "i might leave that where it is"


def impression(label, probability, crisis=0.0, **danger):
    meant = np.zeros(len(LABELS), np.float32)
    meant[LABELS.index(label)] = probability
    meant[0] += 1 - probability
    return Impression(meant, CALM | {"others": crisis}, CALM | danger)


@pytest.mark.parametrize(
    ("label", "probability", "heard_as", "offers"),
    [
        ("command:stop", 0.9, "command:stop", None),
        ("command:stop", 0.6, "answer", "stop"),
        ("command:delete", 0.35, "answer", "delete"),
        ("command:stop", 0.2, "answer", None),
        ("smalltalk", 0.9, "smalltalk", None),
        ("smalltalk", 0.6, "answer", None),
        ("answer", 1.0, "answer", None),
    ],
)
def test_in_doubt_it_is_an_answer_and_the_command_is_offered(label, probability, heard_as, offers):
    judged = judge(WORDS, impression(label, probability), THRESHOLDS)
    assert (judged.heard_as, judged.offers) == (heard_as, offers)


@pytest.mark.parametrize(
    "text", ["yes", "Yes. No. Yes, go on.", "wedding", "x " * 61, "who reads this? my sister must not see it"]
)
def test_nothing_is_offered_for_a_plain_yes_a_wavering_a_word_a_long_tale_or_a_question(text):
    assert judge(text, impression("command:stop", 0.6), THRESHOLDS).offers is None


def test_nothing_is_offered_where_a_concern_is_met():
    judged = judge(WORDS, impression("command:stop", 0.6, self=0.6), THRESHOLDS)
    assert (judged.concern, judged.offers) == (True, None)


@pytest.mark.parametrize(
    ("text", "crisis", "heard_as", "concern"),
    [
        ("my husband hit me", 0.01, "crisis", False),
        ("my sister hit me with a pillow and we couldn't stop laughing", 0.0001, "answer", True),
        ("dwi ofn fy ngŵr", 0.0001, "crisis", False),
        ("we had tea and a laugh with my sister", 0.0001, "answer", False),
    ],
)
def test_a_plain_word_alarms_in_all_but_the_calmest_talk_and_is_met_warmly_there(text, crisis, heard_as, concern):
    judged = judge(text, impression("answer", 1.0, crisis), THRESHOLDS)
    assert (judged.heard_as, judged.concern) == (heard_as, concern)


@pytest.mark.parametrize(
    ("text", "heard_as"),
    [
        ("no", "answer"),
        ("na dwi ddim isio", "answer"),
        ("yes please", "answer"),
        ("no, he's here", "crisis"),
        ("na, mae o yma", "crisis"),
        (WORDS, "crisis"),
    ],
)
def test_a_plain_yes_or_no_alarms_nobody_whatever_was_learnt(text, heard_as):
    assert judge(text, impression("answer", 1.0, 0.99), THRESHOLDS).heard_as == heard_as
