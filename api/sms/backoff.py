"""How long to wait before something that failed is tried again, and when to give up."""

from datetime import datetime, timedelta

LONGEST_WAIT = timedelta(minutes=10)
GIVE_UP_AFTER = timedelta(days=1)


def next_try(now: datetime, first_seconds: float, tries: int) -> datetime:
    """Return when to try again after `tries` failures: each wait is twice the one before, up to ten minutes."""
    doublings = min(tries - 1, 20)  # beyond, the wait is the longest anyway
    return now + min(timedelta(seconds=first_seconds * 2**doublings), LONGEST_WAIT)


def is_over(now: datetime, since: datetime) -> bool:
    """Return whether it has been tried for long enough: a day."""
    return now - since > GIVE_UP_AFTER
