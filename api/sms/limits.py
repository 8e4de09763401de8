"""How much of one number is heard: so many texts an hour. What is more waits, and is not lost."""

from collections.abc import Sequence
from datetime import datetime, timedelta

HOUR = timedelta(hours=1)
MOST_AN_HOUR = 60


def may_be_heard_at(arrivals: Sequence[datetime]) -> datetime:
    """Return when the last of a number's texts may be heard: `arrivals` are those of the last hour, in order."""
    return arrivals[-1] if len(arrivals) <= MOST_AN_HOUR else arrivals[-1 - MOST_AN_HOUR] + HOUR


def too_many(arrivals: Sequence[datetime]) -> bool:
    """Return whether the last of these is one too many."""
    return len(arrivals) > MOST_AN_HOUR


def first_too_many(arrivals: Sequence[datetime]) -> bool:
    """Return whether the last of these is the first one too many."""
    return len(arrivals) == MOST_AN_HOUR + 1
