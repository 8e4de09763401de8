"""One conversation a number: opened, carried on, come back to, deleted."""

import pytest
from sqlalchemy import text as sql

from api.database.sms_tables import Phone, ReceivedText, WaitingText
from api.database.tables import Conversation
from tests.unit.api.sms.conftest import ANN, BOB


def test_a_first_hello_is_greeted_and_asked_whether_to_start(texting):
    assert texting.text("START") == ["Hello, I am a computer.\nShall we start?"]


def test_who_says_something_at_once_is_greeted_and_heard(texting):
    assert texting.text("my garden is good") == ["Hello, I am a computer.\nQuestion 2?"]
    assert texting.said() == ["my garden is good"]


def test_one_number_is_one_conversation_and_another_number_another(texting):
    texting.text("my garden")
    texting.text("my dog")
    texting.text("my bus", BOB)
    assert texting.said() == ["my garden", "my dog"]
    assert texting.said(BOB) == ["my bus"]
    with texting.services.sessions() as session:
        assert {row.channel for row in session.query(Conversation)} == {"sms"}
        assert not any(row.consent_share or row.consent_research for row in session.query(Conversation))


def test_danger_in_the_first_text_gets_help_before_anything_else(texting):
    (text, *_) = texting.text("danger is here")
    assert text.startswith("Thank you for telling me.")
    assert "116 123" in text


def test_the_number_stands_nowhere_in_plain(texting):
    texting.text("my garden")
    with texting.services.engine.connect() as connection:
        for table in ("phones", "received_texts", "waiting_texts", "conversations", "turns"):
            assert "7700900123" not in str(connection.execute(sql(f"SELECT * FROM {table}")).all())
    assert texting.numbers.decrypt(texting.phone().number) == ANN


def test_words_are_kept_in_the_conversation_alone_once_they_are_heard(texting):
    texting.text("my garden")
    assert [row.text for row in texting.rows(ReceivedText)] == [None]
    assert texting.rows(WaitingText) == []


@pytest.mark.parametrize("word", ["DECHRAU", "Dw i'n hoffi canu yn y capel bob wythnos"])
def test_who_begins_in_welsh_is_answered_as_a_welsh_speaker(texting, word):
    texting.text(word)
    assert texting.bot.heard[0][2]["language"] == "cy"
    assert texting.phone().language == "cy"


def test_after_a_day_of_silence_the_bot_is_told_first_so_that_it_welcomes_them_back(texting):
    texting.text("my garden")
    texting.time_passes(days=2)
    texting.text("my dog")
    assert [heard["heard_as"] for _, _, heard in texting.bot.heard] == ["start", "answer", "command:pause", "answer"]
    assert texting.said() == ["my garden", "my dog"]


def test_within_a_day_nobody_is_welcomed_back(texting):
    texting.text("my garden")
    texting.time_passes(hours=20)
    texting.text("my dog")
    assert "command:pause" not in [heard["heard_as"] for _, _, heard in texting.bot.heard]


def test_who_is_in_danger_is_not_sent_to_rest(texting):
    texting.text("my garden")
    texting.move_to("crisis")
    texting.time_passes(days=2)
    texting.text("hello")
    assert "command:pause" not in [heard["heard_as"] for _, _, heard in texting.bot.heard]


def test_deletion_by_text_takes_the_number_too_and_says_so(texting):
    texting.text("my garden")
    hash_before = texting.phone().id
    assert texting.text("delete everything") == ["It is done. Everything you told me here has been deleted. Take care."]
    assert texting.rows(Phone) == []
    assert texting.rows(WaitingText) == []
    assert [(row.phone_id, row.text) for row in texting.rows(ReceivedText)] == [(None, None), (None, None)]
    with texting.services.engine.connect() as connection:
        for table in ("phones", "received_texts", "waiting_texts", "conversations", "turns"):
            assert hash_before not in str(connection.execute(sql(f"SELECT * FROM {table}")).all())


def test_the_request_that_asked_for_deletion_is_answered_with_it(texting):
    texting.text("my garden")
    received = texting.receive("delete everything", open_seconds=30)
    texting.services.chat.delete(texting.phone().conversation_id)  # as it is while the answer is still being made
    assert texting.inbox.reply_to(received) is None


def test_the_reply_that_all_is_deleted_goes_back_in_the_open_request(texting):
    texting.text("my garden")
    received = texting.receive("delete everything", open_seconds=30)
    texting.serve()
    assert texting.inbox.reply_to(received) == ["It is done. Everything you told me here has been deleted. Take care."]


def test_a_text_sent_again_after_deletion_does_not_begin_anew(texting):
    texting.text("my garden", id_="fake:first")
    texting.text("delete everything", id_="fake:last")
    for id_ in ("fake:first", "fake:last"):
        assert texting.text("my garden", id_=id_) == []
    assert texting.rows(Phone) == []


def test_that_all_is_deleted_is_said_also_when_the_provider_is_away_and_then_the_number_goes(texting):
    texting.text("my garden")
    texting.provider.up = False
    assert texting.text("delete everything") == []
    texting.provider.up = True
    texting.time_passes(minutes=5)
    assert texting.serve() == ["It is done. Everything you told me here has been deleted. Take care."]
    assert texting.rows(WaitingText) == []


def test_who_writes_after_a_deletion_begins_anew(texting):
    texting.text("my garden")
    texting.text("delete everything")
    assert texting.text("my dog") == ["Hello, I am a computer.\nQuestion 2?"]
    assert texting.said() == ["my dog"]


def test_a_conversation_deleted_elsewhere_takes_the_number_too(texting):
    texting.text("my garden")
    texting.services.chat.delete(texting.phone().conversation_id)
    assert texting.rows(Phone) == []


def test_after_a_deletion_who_has_said_stop_is_still_left_alone(texting):
    texting.text("my garden")
    conversation_id = texting.phone().conversation_id
    texting.text("STOP")
    texting.services.chat.delete(conversation_id)
    phone = texting.phone()
    assert (phone.stopped, phone.number, phone.conversation_id) == (True, None, None)
    assert texting.text("hello?") == []
