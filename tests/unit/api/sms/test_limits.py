"""So many texts an hour are heard; what is more waits."""

from datetime import UTC, datetime, timedelta

from api.sms.limits import HOUR, MOST_AN_HOUR, first_too_many, may_be_heard_at, too_many

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def arrivals(count):
    return [NOON + timedelta(seconds=number) for number in range(count)]


def test_as_many_as_are_allowed_are_heard_at_once():
    texts = arrivals(MOST_AN_HOUR)
    assert may_be_heard_at(texts) == texts[-1]
    assert not too_many(texts)


def test_one_more_waits_until_the_first_is_an_hour_old():
    texts = arrivals(MOST_AN_HOUR + 1)
    assert may_be_heard_at(texts) == texts[0] + HOUR
    assert too_many(texts)


def test_a_person_is_told_once():
    told = [count for count in range(1, 200) if first_too_many(arrivals(count))]
    assert told == [MOST_AN_HOUR + 1]
