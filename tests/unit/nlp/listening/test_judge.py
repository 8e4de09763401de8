"""From an impression to what was heard, with impressions made by hand; in doubt the command is offered."""

import numpy as np
import pytest

from nlp.listening.ear import Thresholds
from nlp.listening.impression import LABELS, Impression
from nlp.listening.judge import judge

CALM = {"self": 0.0, "others": 0.0}
THRESHOLDS = Thresholds(0.7, {"self": 0.5, "others": 0.5}, {"self": 0.5, "others": 0.5}, 0.002, 0.8)
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


@pytest.mark.parametrize(
    ("text", "heard_as"),
    [
        ("are you a robot? i want a real person", "command:person"),
        ("how long is this, can we stop now", "command:stop"),
        ("Who reads this? Delete everything.", "command:delete"),
        ("are you a robot? yes", "answer"),
        ("are you a robot? my son wants one", "answer"),
        ("who reads this? I want to stop smoking", "answer"),
        ("is it private? my dad must not see it", "answer"),
        ("how long is this? thanks", "smalltalk"),
        ("Wait, who reads this?", "command:why"),
        ("Hang on, are you a robot?", "command:why"),
        ("who sees this? pain, debt, the council, english", "answer"),
        ("Are you real? I get up, wait, eat and wait", "answer"),
        ("I look after my mum. Who reads this? Sorry, what", "answer"),
        ("Is this private? I don't know what to do, I've had enough.", "answer"),
    ],
)
def test_a_command_beside_a_question_to_the_bot_is_heard(text, heard_as):
    judged = judge(text, impression("answer", 1.0), THRESHOLDS)
    assert (judged.heard_as, judged.asks is not None) == (heard_as, True)


def test_a_command_beside_a_question_to_the_bot_waits_while_a_concern_is_met():
    judged = judge("who reads this? stop", impression("answer", 1.0, self=0.6), THRESHOLDS)
    assert (judged.heard_as, judged.concern) == ("answer", True)


def test_nothing_is_offered_where_a_concern_is_met():
    judged = judge(WORDS, impression("command:stop", 0.6, self=0.6), THRESHOLDS)
    assert (judged.concern, judged.offers) == (True, None)


@pytest.mark.parametrize(
    ("text", "crisis", "heard_as", "concern"),
    [
        ("my husband hit me", 0.01, "crisis", False),
        ("my sister hit me with a pillow and we couldn't stop laughing", 0.0001, "answer", True),
        ("dwi ofn fy ngŵr", 0.0001, "crisis", False),
        ("i took too many tablets", 0.0001, "crisis", False),
        ("I take too many tablets", 0.0001, "answer", True),
        ("my dad used to beat me", 0.0001, "answer", True),
        ("we had tea and a laugh with my sister", 0.0001, "answer", False),
    ],
)
def test_a_plain_word_alarms_in_all_but_the_calmest_talk_and_is_met_warmly_there(text, crisis, heard_as, concern):
    judged = judge(text, impression("answer", 1.0, crisis), THRESHOLDS)
    assert (judged.heard_as, judged.concern) == (heard_as, concern)


@pytest.mark.parametrize(
    ("text", "concern", "heard_as"),
    [
        ("what is the point of me", 0.9, "answer"),
        ("I cant stop", 0.9, "answer"),
        ("what is the point of this", 0.7, "command:why"),
        ("stop", 0.9, "command:stop"),
    ],
)
def test_where_a_concern_is_heavy_no_words_but_those_that_end_contact_are_a_command(text, concern, heard_as):
    assert judge(text, impression("answer", 1.0, self=concern), THRESHOLDS).heard_as == heard_as


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
