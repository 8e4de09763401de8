"""What stands in a plan now, taken from its entries; and a mark that tells whether it has changed."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from api.database.plan_tables import Plan, PlanEntry
from api.database.tables import User
from api.plan.schemas import Action, By, Content, Entry, Goal, Level, Now, ReviewDay, Strength

# An action that is done, or an entry saved again as it was, changes nothing of what was agreed.
PASSING = ("id", "at", "done_at")


def content_of(plan: Plan) -> Content:
    """Return what stands in a plan; what is only suggested does not."""
    standing = [entry for entry in plan.entries if not entry.suggested]
    goals = [
        _goal(entry, [other for other in standing if other.goal_id == entry.id]) for entry in _only(standing, "goal")
    ]
    day = next((ReviewDay(**_entry(entry), day=entry.due) for entry in standing if entry.part == "review_day"), None)
    return Content(goals=goals, review_day=day)


def mark_of(content: Content) -> str:
    """Return a mark that differs whenever anything differs in what was written."""
    lasting = json.dumps(_lasting(content.model_dump(mode="json")), sort_keys=True)
    return hashlib.sha256(lasting.encode("utf-8", "backslashreplace")).hexdigest()


def by_whom(user: User | None) -> dict[str, Any]:
    """Return who wrote something: the person, or a professional with their name."""
    by: By = "professional" if user else "person"
    return {"by": by, "name": user.name if user else None}


def _goal(goal: PlanEntry, its: Sequence[PlanEntry]) -> Goal:
    levels = [Level(**_entry(entry), level=entry.level) for entry in _only(its, "level")]
    return Goal(
        **_entry(goal),
        item=goal.item_id,
        levels=sorted(levels, key=lambda one: -one.level),
        now=next((Now(**_entry(entry), level=entry.level) for entry in _only(its, "now")), None),
        strengths=[Strength(**_entry(entry), item=entry.item_id) for entry in _only(its, "strength")],
        first_step=next((Entry(**_entry(entry)) for entry in _only(its, "first_step")), None),
        actions=[
            Action(**_entry(entry), who=entry.who, due=entry.due, done_at=entry.done_at)
            for entry in _only(its, "action")
        ],
    )


def _only(entries: Sequence[PlanEntry], part: str) -> list[PlanEntry]:
    return [entry for entry in entries if entry.part == part]


def _entry(entry: PlanEntry) -> dict[str, Any]:
    return {"id": entry.id, "words": entry.words, "at": entry.at, **by_whom(entry.user)}


def _lasting(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _lasting(inner) for key, inner in value.items() if key not in PASSING}
    return [_lasting(inner) for inner in value] if isinstance(value, list) else value
