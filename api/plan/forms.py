"""What the forms of the plan send, and days as people type them."""

from datetime import date
from typing import Annotated

from fastapi import Form
from pydantic import BaseModel

from api.plan.schemas import Who
from api.web.forms import Typed


class Day(BaseModel):
    """A day in three boxes."""

    day: str = ""
    month: str = ""
    year: str = ""

    @property
    def parts(self) -> list[str]:
        """Return what is in the boxes."""
        return [self.day.strip(), self.month.strip(), self.year.strip()]

    def read(self) -> date | None:
        """Return the day, or None when the boxes are empty; raises ValueError, which says what is wrong with it.

        >>> Day(day="4", month="7", year="2026").read()
        datetime.date(2026, 7, 4)
        """
        if not any(self.parts):
            return None
        if not all(part.isascii() and part.isdigit() for part in self.parts):
            raise ValueError("Write the day, month and year in numbers, like 27 3 2026.")
        day, month, year = (int(part) for part in self.parts)
        if not 1900 <= year <= 2200:
            raise ValueError("Write the year with 4 numbers, like 2026.")
        try:
            return date(year, month, day)
        except ValueError as error:
            raise ValueError("There is no such day. Check the day and the month.") from error


class Answer(Day):
    """The answer to one question; which of the fields it needs, the question says.

    `entry`: what is changed by it; `then`: "goal" when only this one is changed, and the questions do not go on.
    """

    words: Typed = ""
    level: str = ""
    items: list[str] = []
    who: Who = "person"
    entry: str = ""
    then: str = ""


def as_typed(day: date | None) -> Day:
    """Return a day as the boxes show it."""
    return Day(day=str(day.day), month=str(day.month), year=str(day.year)) if day else Day()


def level_of(typed: str) -> int | None:
    """Return a level of the scale, or None when none, or no such level, was chosen.

    >>> level_of("-2"), level_of("2"), level_of("3"), level_of("")
    (-2, 2, None, None)
    """
    return int(typed) if typed in ("-2", "-1", "0", "1", "2") else None


AnswerForm = Annotated[Answer, Form()]
DayForm = Annotated[Day, Form()]
