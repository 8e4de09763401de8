"""How a goal went over time, as the places of a small chart; the page draws it and shows the same as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.database.plan_tables import Plan
from api.plan.content import by_whom
from api.plan.schemas import Content, Goal
from api.plan.words import LEVELS
from api.web.words import HERE

WIDTH, HEIGHT = 320, 180
LEFT, RIGHT, TOP, STEP = 144, 312, 16, 32


@dataclass(frozen=True)
class Point:
    """One time that someone said where a goal is; `x`, `y` in the chart."""

    at: datetime
    level: int
    words: str
    by: dict[str, Any]
    x: int
    y: int

    @property
    def day(self) -> str:
        """Return the day in few letters.

        >>> Point(datetime(2026, 1, 4, tzinfo=HERE), 0, "", {}, 0, 0).day
        '4 Jan 2026'
        """
        local = self.at.astimezone(HERE)
        return f"{local.day} {local:%b %Y}"


@dataclass(frozen=True)
class Chart:
    """A goal's points in order of time."""

    goal: Goal
    points: Sequence[Point]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT

    @property
    def rows(self) -> list[tuple[int, int]]:
        """Return each level with its height."""
        return [(level, _height(level)) for level in LEVELS]

    @property
    def line(self) -> str:
        """Return the person's own line, as the points of a polyline."""
        return " ".join(f"{point.x},{point.y}" for point in self.points if point.by["by"] == "person")


def charts_of(plan: Plan) -> list[Chart]:
    """Return a chart of each agreed goal that has been looked back on, in the order in which they were agreed first."""
    goals: dict[str, tuple[Goal, datetime]] = {}
    for version in plan.versions:
        for goal in Content.model_validate(version.content).goals:
            _, since = goals.get(goal.id, (goal, version.agreed_at))
            goals[goal.id] = (goal, since)
    charts = [_chart(plan, goal, since) for goal, since in goals.values()]
    return [chart for chart in charts if chart is not None]


def _chart(plan: Plan, goal: Goal, since: datetime) -> Chart | None:
    said: list[tuple[datetime, int, str, dict[str, Any]]] = [
        (review.at, review.level, review.words, by_whom(review.user))
        for review in plan.reviews
        if review.goal_id == goal.id
    ]
    if not said:
        return None
    if goal.now:
        said.insert(0, (since, goal.now.level, "", by_whom(None)))
    first, last = said[0][0], said[-1][0]
    return Chart(goal, [Point(*one, x=_place(one[0], first, last), y=_height(one[1])) for one in said])


def _place(at: datetime, first: datetime, last: datetime) -> int:
    whole = (last - first).total_seconds()
    share = (at - first).total_seconds() / whole if whole else 0.5
    return round(LEFT + 12 + share * (RIGHT - LEFT - 24))


def _height(level: int) -> int:
    return TOP + (2 - level) * STEP
