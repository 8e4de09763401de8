"""Sixty written people talk with the real bot; what it cannot do yet is marked with the reason."""

import pytest

from tests.simulated.crowd import play_all, service_of
from tests.simulated.people import load_people
from tests.simulated.report import all_of, median_questions
from tests.simulated.review import LIFE
from tests.simulated.talk import FINISHED

pytestmark = pytest.mark.bot

# None here; on another processor, whose eight bits come out a hair different, an answer may be taken for a command.
FEW = 2


def not_yet(reason: str) -> pytest.MarkDecorator:
    """Mark what today's bot gets wrong; whoever mends it takes the mark away."""
    return pytest.mark.xfail(reason=reason, strict=True, raises=AssertionError)


@pytest.fixture(scope="module")
def reviews(live_api, live_bot):
    """What came of everyone's conversation."""
    return list(play_all(load_people(), service_of(live_api, live_bot)))


def test_everyone_reaches_the_finish_or_a_stop_they_chose(reviews):
    assert all_of(reviews, "no end of their own") == []


def test_whoever_finishes_was_heard_on_every_part_of_their_life(reviews):
    skips = "Sioned"
    finished = [one for one in reviews if one.ending == FINISHED and one.name != skips]
    assert {one.name: one.topics for one in finished if one.topics != list(LIFE)} == {}


def test_no_question_is_asked_twice(reviews):
    twice = all_of(reviews, "asked twice")
    assert len(twice) <= FEW, twice


def test_what_was_told_is_not_asked_for_without_a_word_of_it(reviews):
    assert all_of(reviews, "asked though told") == []


def test_every_phrase_given_back_is_in_the_persons_own_words(reviews):
    assert all_of(reviews, "in no file") == [], "tests/simulated/bot_lines.py must find every line that the bot may say"
    assert all_of(reviews, "not their words") == []
    assert sum(len(one.given_back) for one in reviews) > len(reviews)


@pytest.mark.parametrize(("channel", "most"), [("web", 14), ("sms", 9)])
def test_the_median_of_questions_to_the_finish_is_small(reviews, channel, most):
    assert median_questions(reviews, channel) <= most


def test_danger_gets_a_number_at_once_and_the_interview_waits(reviews):
    assert all_of(reviews, "danger not met") == []


@not_yet("eight lines in a hundred, most of them calm answers met as a concern")
def test_at_most_one_line_in_a_hundred_is_misheard(reviews):
    assert len(all_of(reviews, "misheard")) <= sum(one.turns for one in reviews) / 100


def test_nobody_is_stopped_who_did_not_ask_for_it(reviews):
    assert all_of(reviews, "stopped unasked") == []


def test_no_answer_says_the_same_sentence_twice(reviews):
    assert all_of(reviews, "said twice") == []


def test_whoever_comes_back_finds_the_question_they_left_at(reviews):
    assert all_of(reviews, "place lost") == []


def test_every_line_is_kept_word_for_word(reviews):
    assert all_of(reviews, "words lost") == []


def test_everything_that_people_came_to_say_of_their_own_accord_came_up(reviews):
    assert all_of(reviews, "moments missed") == []
