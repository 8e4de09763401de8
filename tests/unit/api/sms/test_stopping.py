"""STOP ends contact at once and until START; HELP is always answered."""

import pytest

from api.database.sms_tables import ReceivedText, WaitingText
from api.sms.keywords import Keyword
from tests.unit.api.sms.conftest import ANN

STOPPED = (
    "Good Life: you will get no more texts from us. What you wrote is kept. To go on, or to delete it, text START."
)


def test_stop_is_confirmed_once_and_never_stored(texting):
    texting.text("my garden")
    assert texting.text("Stop.") == [STOPPED]
    assert texting.text("STOP") == []
    assert texting.said() == ["my garden"]
    assert len(texting.bot.heard) == 2


def test_after_stop_nothing_is_kept_and_nothing_is_sent_whatever_comes(texting):
    texting.text("my garden")
    texting.text("STOP")
    for text in ("are you there?", "danger here", "🙂", "", "delete everything", "NO"):
        assert texting.text(text) == []
    assert texting.said() == ["my garden"]
    assert all(row.text is None for row in texting.rows(ReceivedText))


@pytest.mark.parametrize("word", ["START", "unstop", "Yes", "DECHRAU"])
def test_start_opens_contact_again_where_they_were_without_words_of_theirs(texting, word):
    texting.text("my garden")
    texting.text("STOP")
    (text,) = texting.text(word)
    assert "Welcome back.\nWhere we were?" in text
    assert "STOP" in text
    assert texting.said() == ["my garden"]
    assert [heard["heard_as"] for _, _, heard in texting.bot.heard][-2:] == ["command:pause", "start"]
    assert texting.text("my dog") == ["Question 5?"]


def test_the_number_itself_is_not_kept_while_contact_is_ended(texting):
    texting.text("my garden")
    texting.text("STOP")
    assert texting.phone().number is None
    texting.text("START")
    assert texting.numbers.decrypt(texting.phone().number) == ANN


def test_what_still_waits_to_be_sent_is_not_sent_after_stop(texting):
    texting.provider.up = False
    texting.text("my garden")
    texting.provider.up = True
    assert texting.text("STOP") == [STOPPED]
    texting.time_passes(minutes=30)
    assert texting.serve() == []
    assert texting.rows(WaitingText) == []


def test_words_sent_just_before_stop_are_kept_and_not_answered(patient):
    patient.receive("my garden")
    patient.receive("STOP")
    assert patient.serve() == ["Good Life: you will get no more texts from us. To get them again, text START."]
    patient.time_passes(seconds=5)
    assert patient.serve() == []
    assert patient.said() == ["my garden"]


def test_stop_from_a_number_that_never_wrote_is_remembered(texting):
    assert texting.text("STOP") == ["Good Life: you will get no more texts from us. To get them again, text START."]
    assert texting.text("hello") == []


@pytest.mark.parametrize(("word", "begins"), [("STOPIO", "Good Life: chewch chi ddim mwy"), ("STOP", STOPPED[:20])])
def test_stop_is_confirmed_in_its_language(texting, word, begins):
    texting.text("my garden")
    (text,) = texting.text(word)
    assert text.startswith(begins)


@pytest.mark.parametrize("before", [[], ["my garden"], ["my garden", "STOP"]])
@pytest.mark.parametrize(("word", "has"), [("HELP", "It is no emergency service."), ("cymorth", "Nid gwasanaeth brys")])
def test_help_says_who_we_are_at_any_time_and_is_no_answer(texting, before, word, has):
    for text in before:
        texting.text(text)
    heard = len(texting.bot.heard)
    (text,) = texting.text(word)
    assert has in text
    assert len(texting.bot.heard) == heard


def test_what_the_provider_took_for_a_keyword_is_one(texting):
    texting.text("my garden")
    assert texting.text("DIM MWY", keyword=Keyword.STOP) == [STOPPED]
    assert texting.phone().stopped


def test_start_in_answer_to_whether_to_start_is_an_answer(texting):
    texting.text("START")
    assert texting.text("start") == ["Question 2?"]
    assert texting.said() == ["start"]


def test_start_later_on_asks_again_where_they_were(texting):
    texting.text("my garden")
    assert texting.text("START") == ["We can go on now. To end texts, text STOP.\nWelcome back.\nWhere we were?"]
    assert texting.said() == ["my garden"]


def test_a_yes_in_the_middle_is_an_answer(texting):
    texting.text("my garden")
    assert texting.text("YES") == ["Question 3?"]
    assert texting.said() == ["my garden", "YES"]
