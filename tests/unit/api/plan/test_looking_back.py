"""Looking back: from the day agreed on each says how it went; it is kept, drawn, and told as a table."""

import re

import pytest
from sqlalchemy import select

from api.database.tables import Conversation
from tests.unit.api.browsing import first
from tests.unit.api.plan.conftest import choose_day, plan_of, say_yes, stage, write

ASKS = "It is time to look back."


@pytest.fixture
def agreed(together):
    """Both before a plan that they agreed on 2 March, to look back on 1 April."""
    person, nurse = together
    write(person, "hope", "to the gate")
    write(person, "now", level="-2")
    choose_day(person)
    say_yes(person), say_yes(nurse)
    return person, nurse


def look_back(browser, level, words=""):
    return browser.post(browser.goal.replace("goals", "look-back"), data={"level": level, "words": words})


def charts(page):
    return re.findall(r'<svg class="chart__picture".*?</svg>', page, re.DOTALL)


@pytest.mark.parametrize(("days", "asks"), [(0, False), (29, False), (30, True), (300, True)])
def test_it_is_asked_from_the_day_on(agreed, clock, days, asks):
    clock.move(days=days)
    assert ("It is time to look back on your plan." in agreed[0].get("/conversation").text) == asks
    for browser in agreed:
        assert (ASKS in browser.get(plan_of(browser)).text) == asks
        assert browser.get(browser.goal.replace("goals", "look-back")).status_code == (200 if asks else 404)
        assert look_back(browser, "1").status_code == (200 if asks else 404)


def test_it_is_not_asked_before_both_agreed(together, clock):
    person, _ = together
    choose_day(person)
    clock.move(days=60)
    assert ASKS not in person.get("/plan").text


def test_each_says_it_once_and_both_are_kept(agreed, clock):
    person, nurse = agreed
    clock.move(days=30)
    look_back(person, "1", "I got to the gate twice")
    assert ASKS not in person.get("/plan").text
    assert look_back(person, "2").status_code == 404
    assert ASKS in nurse.get(nurse.plan).text
    look_back(nurse, "0", "a good month")
    for browser in agreed:
        page = browser.get(plan_of(browser)).text
        assert "I got to the gate twice" in page
        assert "a good month" in page


def test_a_later_day_asks_again(agreed, clock):
    person, nurse = agreed
    clock.move(days=30)
    look_back(person, "-1")
    choose_day(person, 1, 5)
    say_yes(person), say_yes(nurse)
    assert ASKS not in person.get("/plan").text
    clock.move(days=40)
    assert ASKS in person.get("/plan").text
    look_back(person, "1")
    (chart,) = charts(person.get("/plan").text)
    assert chart.count("<circle") == 3


def test_the_chart_and_the_table_tell_the_same(agreed, clock):
    person, nurse = agreed
    assert charts(person.get("/plan").text) == []
    clock.move(days=30)
    look_back(person, "1")
    look_back(nurse, "2")
    page = person.get("/plan").text
    (chart,) = charts(page)
    assert chart.count("<circle") == 2  # where they were when they agreed, and now
    assert chart.count("<rect") == 1
    assert "style=" not in chart
    table = first(r'(?s)<table class="nhsuk-table chart__table">(.*?)</table>', page)
    cells = re.findall(r"<td>(.*?)</td>", re.sub(r"<(?!/?td)[^>]+>", "", table), re.DOTALL)
    assert [" ".join(cell.split()) for cell in cells] == [
        *("2 March 2026", "You", "Much worse than I hope (-2)"),
        *("1 April 2026", "You", "A bit better (+1)"),
        *("1 April 2026", "Nurse Price", "Much better (+2)"),
    ]


@pytest.mark.parametrize(("level", "words"), [("", "fine"), ("3", "fine"), ("x", "fine"), ("1", "a\x00b")])
def test_a_bad_answer_is_told_and_loses_nothing(agreed, clock, level, words):
    person, _ = agreed
    clock.move(days=30)
    answer = look_back(person, level, words)
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert ASKS in person.get("/plan").text
    assert words != "fine" or "fine" in answer.text


@pytest.mark.parametrize(("level", "celebrates"), [("-2", False), ("-1", False), ("0", True), ("2", True)])
def test_what_went_as_hoped_or_better_is_celebrated(agreed, clock, level, celebrates):
    person, _ = agreed
    clock.move(days=30)
    look_back(person, level)
    assert (stage(person.get("/plan").text) == "Celebrate") == celebrates


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ((1, 3, 2026), "a day to come"),
        (("", "", ""), "a day to come"),
        ((31, 4, 2026), "no such day"),
        ((2, 3, 2026), None),
    ],
)
def test_the_day_to_look_back_is_today_or_later(planning, day, told):
    answer = choose_day(planning, *day)
    assert answer.status_code == (422 if told else 200)
    assert told is None or told in answer.text


def test_the_other_suggests_another_day(together):
    person, nurse = together
    choose_day(nurse)
    choose_day(person, 9, 4)
    page = nurse.get(nurse.plan).text
    assert "the person suggests" in page
    nurse.post(first(r'action="([^"]+/entries/[^"]+)"', page), data={"action": "take"})
    assert 'On <time datetime="2026-04-09">' in nurse.get(nurse.plan).text


def test_six_weeks_from_now_is_offered(planning):
    page = planning.get("/plan/review-day").text
    assert 'value="13"' in page
    assert 'value="4"' in page


@pytest.mark.parametrize(("topic", "asks"), [("good_life", True), ("finished", True), ("crisis", False)])
def test_whoever_is_in_danger_is_not_asked_to_look_back(world, agreed, clock, topic, asks):
    person, _ = agreed
    clock.move(days=30)
    with world.services.sessions.begin() as session:
        session.scalars(select(Conversation)).one().topic = topic
    assert ("look back on your plan" in person.get("/conversation").text) == asks
