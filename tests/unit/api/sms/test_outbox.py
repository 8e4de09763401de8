"""What cannot be sent is kept and tried again, with longer waits, for a day; in order, and not when it is too late."""

from datetime import UTC, datetime, timedelta

import pytest

from api.database.sms_tables import WaitingText
from api.sms.backoff import GIVE_UP_AFTER, LONGEST_WAIT, is_over, next_try
from tests.unit.api.sms.conftest import BOB

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tries", "seconds"), [(1, 5), (2, 10), (3, 20), (7, 320), (8, 600), (100, 600), (10_000, 600)]
)
def test_each_wait_is_twice_the_last_up_to_ten_minutes(tries, seconds):
    assert next_try(NOON, 5, tries) == NOON + timedelta(seconds=seconds)
    assert next_try(NOON, 5, tries) <= NOON + LONGEST_WAIT


@pytest.mark.parametrize(("waited", "over"), [(timedelta(0), False), (GIVE_UP_AFTER, False), (timedelta(days=2), True)])
def test_it_is_tried_for_a_day(waited, over):
    assert is_over(NOON, NOON - waited) is over


def test_a_provider_that_is_down_gets_the_text_when_it_is_up(texting):
    texting.provider.up = False
    assert texting.text("my garden") == []
    texting.provider.up = True
    assert texting.serve() == []
    texting.time_passes(seconds=6)
    assert texting.serve() == ["Hello, I am a computer.\nQuestion 2?"]
    assert texting.rows(WaitingText) == []


def test_texts_are_sent_in_the_order_in_which_they_were_said(texting):
    texting.provider.up = False
    for text in ("my garden", "my dog", "my cat"):
        texting.text(text)
    texting.provider.up = True
    texting.time_passes(minutes=1)
    assert texting.serve() == ["Hello, I am a computer.\nQuestion 2?", "Question 3?", "Question 4?"]


def test_the_waits_grow_and_the_text_is_kept_meanwhile(texting):
    texting.provider.up = False
    texting.text("my garden")
    waits = []
    for _ in range(3):
        (text,) = texting.rows(WaitingText)
        waits.append((text.tries, text.due_at))
        texting.time_passes(minutes=11)
        texting.serve()
    assert [tries for tries, _ in waits] == [1, 2, 3]


def test_a_provider_that_is_down_for_one_number_does_not_hold_up_another(texting):
    texting.provider.up = False
    texting.text("my garden")
    texting.provider.up = True
    assert texting.text("my bus", BOB) != []


def test_what_a_provider_refuses_for_good_is_given_up_and_the_next_is_sent(texting):
    texting.provider.refuses = True
    texting.text("my garden")
    assert texting.rows(WaitingText) == []
    texting.provider.refuses = False
    assert texting.text("my dog") == ["Question 3?"]


def test_what_could_not_be_sent_for_a_day_is_given_up(texting):
    texting.provider.up = False
    texting.text("HELP")
    texting.time_passes(days=2)
    texting.serve()
    assert texting.rows(WaitingText) == []


def test_an_answer_is_not_sent_hours_later_but_a_way_back_is(texting):
    texting.provider.up = False
    for text in ("my garden", "my dog"):
        texting.text(text)
    texting.provider.up = True
    texting.time_passes(hours=2)
    assert texting.serve() == ["I could not answer you before. What you wrote is kept. To go on, text START."]
    assert texting.serve() == []


@pytest.mark.parametrize(("text", "has"), [("danger here", "116 123"), ("HELP", "no emergency service")])
def test_help_is_sent_however_late(texting, text, has):
    texting.provider.up = False
    texting.text(text)
    texting.provider.up = True
    texting.time_passes(hours=5)
    assert has in texting.serve()[0]


def test_a_number_whose_key_was_thrown_away_is_given_up(texting):
    texting.provider.up = False
    texting.text("my garden")
    with texting.services.sessions.begin() as session:
        session.query(WaitingText).update({"number": "gAAAAA-not-ours"})
    texting.provider.up = True
    texting.time_passes(minutes=1)
    assert texting.serve() == []
    assert texting.rows(WaitingText) == []
