"""How pages put things in plain words: groups, what an item is about, times, how sure a reading is."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from markupsafe import Markup

from nlp.domain.codebook import Kind, load_codebook
from nlp.summary.play_back import ORDER

HERE = ZoneInfo("Europe/London")

# What each domain of the codebook is about, as people say it of themselves.
ABOUT = {
    "health": "My health and how I feel",
    "safety": "Feeling safe",
    "learning_leisure": "Things I like to do or learn",
    "relationships": "Family, friends and people close to me",
    "contribution": "What I do for others",
    "rights": "Being heard and treated fairly",
    "economy": "Money, getting about and where I live",
    "home": "My home",
    "control": "Deciding for myself",
    "work": "Work",
}

_STANDING = {
    "suggested": "Picked out by the computer. They have not checked it yet.",
    "kept": "They kept this.",
    "changed": "They changed this themselves.",
    "added": "They wrote this themselves.",
}


def kinds_in_order() -> list[Kind]:
    """Return the four kinds in the order in which people read them."""
    return [load_codebook().kinds[kind] for kind in ORDER]


class OfAKind(Protocol):
    """Anything that belongs to one of the four groups."""

    @property
    def kind(self) -> str:
        """Its kind, as in the codebook."""
        ...


Item = TypeVar("Item", bound=OfAKind)


def in_groups(items: Iterable[Item]) -> list[tuple[Kind, list[Item]]]:
    """Return all four groups, each with its items."""
    items = list(items)
    return [(kind, [item for item in items if item.kind == kind.id]) for kind in kinds_in_order()]


def standing(status: str) -> str:
    """Say to a professional whose words an item is, and whether the person has looked at it."""
    return _STANDING[status]


def sureness(score: float) -> str:
    """Say how sure a reading is.

    >>> sureness(0.93), sureness(0.7), sureness(0.4)
    ('sure', 'fairly sure', 'not sure')
    """
    return "sure" if score >= 0.8 else "fairly sure" if score >= 0.6 else "not sure"


def whom(name: str, given_by: str | None) -> str:
    """Say to the person whom they share with; of a team, also who gave them the code.

    >>> whom("Dr Rees", None), whom("Stroke team", "Nurse Price")
    ('Dr Rees', 'Stroke team (Nurse Price gave you the code)')
    """
    return f"{name} ({given_by} gave you the code)" if given_by else name


def when(moment: datetime) -> Markup:
    """Return a time as people say it, in the time of Wales.

    >>> from datetime import UTC
    >>> when(datetime(2026, 7, 4, 13, 5, tzinfo=UTC))
    Markup('<time datetime="2026-07-04T13:05:00+00:00">4 July 2026 at 2:05pm</time>')
    """
    return Markup('<time datetime="{}">{}</time>').format(moment.isoformat(timespec="seconds"), clock_time(moment))


def clock_time(moment: datetime) -> str:
    """Return a time as people say it, in the time of Wales, as plain text."""
    local = moment.astimezone(HERE)
    hour, half = local.hour % 12 or 12, "am" if local.hour < 12 else "pm"
    return f"{local.day} {local:%B %Y} at {hour}:{local:%M}{half}"


def day(moment: date | datetime) -> Markup:
    """Return a day as people say it; of a time, the day it was in Wales.

    >>> day(date(2026, 7, 4))
    Markup('<time datetime="2026-07-04">4 July 2026</time>')
    """
    local = moment.astimezone(HERE).date() if isinstance(moment, datetime) else moment
    return Markup('<time datetime="{}">{}</time>').format(local.isoformat(), plain_day(local))


def plain_day(moment: date | datetime) -> str:
    """Return a day as people say it, as plain text; of a time, the day it was in Wales."""
    local = moment.astimezone(HERE) if isinstance(moment, datetime) else moment
    return f"{local.day} {local:%B %Y}"
