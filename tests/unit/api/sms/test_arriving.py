"""Texts are taken once, put together, answered together, and never lost."""

import pytest

from api.chat.bot import BotMessage
from api.database.sms_tables import ReceivedText, WaitingText
from api.sms.limits import MOST_AN_HOUR
from api.sms.segments import segments
from tests.unit.api.sms.conftest import ANN, BOB

FULL = ("my garden and the dog and all " * 6)[:153]


def test_the_same_text_again_changes_nothing(texting):
    assert texting.text("my garden", id_="fake:1") != []
    assert texting.text("my garden", id_="fake:1") == []
    assert texting.said() == ["my garden"]


def test_a_request_that_is_open_is_answered_with_the_reply_and_so_is_the_same_again(texting):
    received = texting.receive("my garden", id_="fake:1", open_seconds=30)
    assert texting.inbox.reply_to(received) is None
    assert texting.serve() == []
    reply = texting.inbox.reply_to(received)
    assert reply == ["Hello, I am a computer.\nQuestion 2?"]
    again = texting.receive("my garden", id_="fake:1", open_seconds=30)
    assert texting.inbox.reply_to(again) == reply
    texting.time_passes(minutes=5)
    assert texting.serve() == []
    assert texting.inbox.reply_to(received) == reply


def test_a_reply_that_comes_after_the_request_has_closed_is_sent_by_itself(texting):
    received = texting.receive("my garden", open_seconds=30)
    texting.time_passes(minutes=1)
    assert texting.inbox.reply_to(received) == []
    assert texting.serve() == ["Hello, I am a computer.\nQuestion 2?"]


def test_a_reply_that_nobody_fetched_is_sent_by_itself(texting):
    texting.receive("my garden", open_seconds=30)
    assert texting.serve() == []
    texting.time_passes(minutes=1)
    assert texting.serve() == ["Hello, I am a computer.\nQuestion 2?"]


def test_a_request_does_not_wait_for_an_answer_that_cannot_come_in_time(patient):
    received = patient.receive(FULL, open_seconds=10)
    assert patient.inbox.reply_to(received) == []


def test_three_texts_in_a_row_are_answered_once(patient):
    for text in ("my garden", "and my dog", "oh and Jan"):
        patient.receive(text)
        assert patient.serve() == []
    patient.time_passes(seconds=3)
    assert patient.serve() == ["Hello, I am a computer.\nQuestion 2?"]
    assert patient.said() == ["my garden", "and my dog", "oh and Jan"]
    assert patient.bot.texts() == ["my garden\nand my dog\noh and Jan"]


def test_what_the_bot_shows_twice_in_one_answer_is_texted_once(texting, monkeypatch):
    texting.text("my garden")
    shown = [BotMessage("Your garden."), BotMessage("Your garden."), BotMessage("Is that right?")]
    monkeypatch.setattr(texting.bot, "_answer", lambda *_: shown)
    assert texting.text("summary") == ["Your garden.\nIs that right?"]


def test_of_several_open_requests_the_last_is_answered(patient):
    first, last = (patient.receive(text, open_seconds=10) for text in ("my garden", "and my dog"))
    patient.time_passes(seconds=3)
    patient.serve()
    assert patient.inbox.reply_to(first) == []
    assert patient.inbox.reply_to(last) == ["Hello, I am a computer.\nQuestion 2?"]


def test_a_long_message_that_comes_in_parts_is_one_turn(patient):
    patient.receive(FULL)
    patient.time_passes(seconds=15)
    assert patient.serve() == []
    patient.receive("and tea with Jan.")
    patient.time_passes(seconds=3)
    assert patient.serve() == ["Hello, I am a computer.\nQuestion 2?"]
    assert patient.said() == [f"{FULL}and tea with Jan."]


def test_a_full_text_that_nothing_follows_is_heard_by_itself(patient):
    patient.receive(FULL)
    patient.time_passes(seconds=21)
    assert patient.serve() != []
    assert patient.said() == [FULL]


def test_what_comes_after_a_part_that_was_stored_and_not_answered_is_not_lost(patient, monkeypatch):
    patient.receive(FULL)
    patient.time_passes(seconds=21)
    with monkeypatch.context() as broken:
        broken.setattr(patient.services.chat, "_reply", lambda *_: 1 / 0)
        assert patient.serve() == []
    patient.receive("and tea with Jan.")
    patient.time_passes(minutes=10)
    assert patient.serve() != []
    assert patient.said() == [FULL, f"{FULL}and tea with Jan."]


def test_marked_parts_in_the_wrong_order_and_minutes_apart_are_one_turn(patient):
    for text in ("(3/3) and Jan.", "(1/3) my garden", "(2/3) and my dog"):
        assert patient.text(text) == []
        patient.time_passes(minutes=2)
    assert patient.serve() == ["Hello, I am a computer.\nQuestion 2?"]
    assert patient.said() == ["my garden and my dog and Jan."]


def test_a_part_that_never_comes_is_not_waited_for_for_ever(patient):
    patient.receive("(1/2) my garden")
    patient.time_passes(seconds=181)
    patient.serve()
    assert patient.said() == ["(1/2) my garden"]


def test_danger_in_a_part_is_not_kept_waiting(patient):
    patient.receive(f"danger {FULL}"[:153])
    (text, *_) = patient.serve()
    assert "116 123" in text


def test_numbers_that_text_at_once_are_not_joined(patient):
    patient.receive("(1/2) my garden", ANN)
    patient.receive("(2/2) and my dog", BOB)
    patient.time_passes(minutes=4)
    patient.serve(ANN)
    patient.serve(BOB)
    assert patient.said(ANN) == ["(1/2) my garden"]
    assert patient.said(BOB) == ["(2/2) and my dog"]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_a_picture_without_words_is_answered(texting, text):
    assert texting.text(text) == ["I can only read words. Please send me your answer in a text."]


@pytest.mark.parametrize("text", ["🙂" * 500, "🐶", ("my garden and my dog, " * 100)[:2000], "a\x00b", "/restart"])
def test_whatever_is_written_is_kept_and_answered(texting, text):
    texting.text("my garden")
    (reply,) = texting.text(text)
    assert reply == "Question 3?"
    assert texting.said()[-1] == text
    assert segments(reply) == 1


def test_a_flood_is_kept_told_once_and_heard_together_within_the_hour(texting):
    for number in range(MOST_AN_HOUR):
        assert texting.text(f"thing {number}") != []
    told = [texting.text(f"more {number}") for number in range(10)]
    assert told[0] == ["That is a lot of texts at once. I have kept them all. I will read them within the hour."]
    assert told[1:] == [[]] * 9
    assert len(texting.said()) == MOST_AN_HOUR
    texting.time_passes(hours=1)
    assert texting.serve() != []
    assert len(texting.said()) == MOST_AN_HOUR + 10


def test_danger_is_heard_in_a_flood_too(texting):
    for number in range(MOST_AN_HOUR + 5):
        texting.receive(f"thing {number}")
    assert any("116 123" in text for text in texting.text("danger here"))


def test_help_is_answered_so_many_times_and_stop_always(texting):
    told = [texting.text("HELP") for _ in range(MOST_AN_HOUR + 5)]
    assert sum(bool(text) for text in told) == MOST_AN_HOUR
    assert texting.text("STOP") != []


def test_when_the_bot_is_away_words_are_kept_and_answered_when_it_is_back(texting):
    texting.text("my garden")
    texting.bot.up = False
    assert texting.text("my dog") == [
        "I have kept what you wrote, but I can't answer right now. I will as soon as I can."
    ]
    texting.time_passes(seconds=30)
    assert texting.serve() == []
    texting.bot.up = True
    texting.time_passes(seconds=30)
    assert texting.serve() == ["Question 3?"]
    assert texting.said() == ["my garden", "my dog"]


def test_when_the_bot_is_away_at_the_first_text_they_are_greeted_when_it_is_back(texting):
    texting.bot.up = False
    texting.text("my garden")
    texting.bot.up = True
    texting.time_passes(seconds=30)
    (text,) = texting.serve()
    assert text.startswith("Hello, I am a computer.")
    assert text.endswith("Question 2?")


def test_start_while_the_bot_is_away_is_answered_when_it_is_back(texting):
    texting.bot.up = False
    assert texting.text("START") == []
    texting.bot.up = True
    texting.time_passes(seconds=30)
    assert texting.serve() == ["Hello, I am a computer.\nShall we start?"]


def test_help_in_danger_does_not_wait_for_the_bot(texting):
    texting.text("my garden")
    texting.bot.up = False
    assert any("116 123" in text for text in texting.text("danger here"))


def test_an_answer_of_the_bot_that_comes_too_late_is_replaced_by_a_way_back(texting):
    texting.text("my garden")
    texting.bot.up = False
    texting.text("my dog")
    texting.bot.up = True
    texting.time_passes(hours=3)
    assert texting.serve() == ["I could not answer you before. What you wrote is kept. To go on, text START."]
    assert texting.text("START")[0].endswith("Welcome back.\nWhere we were?")


def test_a_bot_that_is_away_for_a_day_is_not_asked_again_until_they_write(texting):
    texting.text("my garden")
    texting.bot.up = False
    texting.text("my dog")
    texting.time_passes(days=2)
    texting.serve()
    assert texting.phone().due_at is None
    texting.bot.up = True
    assert texting.text("my cat") != []
    assert texting.said() == ["my garden", "my dog", "my cat"]


def test_what_fails_unforeseen_is_put_off_and_not_lost(texting, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(texting.services.chat, "say_together", lambda *_: 1 / 0)
        assert texting.text("my garden") == []
    assert texting.phone().due_at is not None
    texting.time_passes(minutes=1)
    assert texting.serve() != []
    assert texting.said() == ["my garden"]
    assert [row.text for row in texting.rows(ReceivedText)] == [None]
    assert texting.rows(WaitingText) == []
