"""Who does what by when, the first step and the day to look back, as activities of a CarePlan; and back."""

from collections.abc import Iterator
from typing import Any

from fhir.resources.R4B.careplan import CarePlanActivity, CarePlanActivityDetail
from fhir.resources.R4B.reference import Reference

from api.exports.fhir.edition import Edition, entry_in, values_of
from api.exports.fhir.names import (
    ENTRY,
    PLAN,
    Json,
    concept,
    extension,
    extension_in,
    has_code,
    professional,
    refer,
    urn_of,
)
from api.plan.schemas import Action, Entry, Goal, Who
from api.plan.words import WHO

_DISPLAY = {"first_step": "The first step", "action": "Who does what", "review_day": "When we look back"}


def to_activities(edition: Edition) -> Iterator[CarePlanActivity]:
    """Yield every activity of an edition of the plan."""
    for goal in edition.content.goals:
        if goal.first_step:
            yield _activity("first_step", goal.first_step, edition, goal, status="unknown")
        for action in goal.actions:
            yield _action(action, edition, goal)
    day = edition.content.review_day
    if day:
        yield _activity("review_day", day, edition, status="scheduled", scheduledPeriod={"start": day.day})


def first_step_in(care_plan: Json, goal: str) -> Json | None:
    """Return the first step towards a goal."""
    return next((_entry(one) for one in _parts(care_plan, "first_step", goal)), None)


def actions_in(care_plan: Json, goal: str) -> list[Json]:
    """Return who does what for a goal."""
    return [
        {
            **_entry(one),
            "due": one["detail"].get("scheduledPeriod", {}).get("end"),
            "done_at": next((note["time"] for note in one.get("progress", [])), None),
        }
        for one in _parts(care_plan, "action", goal)
    ]


def review_day_in(care_plan: Json) -> Json | None:
    """Return the day on which both look back."""
    found = _parts(care_plan, "review_day")
    return next((_entry(one) | {"day": one["detail"]["scheduledPeriod"]["start"]} for one in found), None)


def _action(action: Action, edition: Edition, goal: Goal) -> CarePlanActivity:
    return _activity(
        "action",
        action,
        edition,
        goal,
        progress=[{"text": "Done", "time": action.done_at}] if action.done_at else None,
        who=("valueCode", action.who),
        status="completed" if action.done_at else "not-started",
        performer=[_performer(action.who, edition)],
        scheduledPeriod={"end": action.due} if action.due else None,
    )


def _performer(who: Who, edition: Edition) -> Reference:
    """Return who does something; of family and community the name alone, since they are nobody in particular."""
    if who == "person":
        return refer(edition.patient)
    return professional(edition.with_ or WHO[who]) if who == "professional" else Reference(display=WHO[who])


def _activity(
    part: str,
    entry: Entry,
    edition: Edition,
    goal: Goal | None = None,
    progress: Any = None,
    who: tuple[str, str] | None = None,
    **more: Any,
) -> CarePlanActivity:
    values = values_of(entry, edition.patient) | ({"who": who} if who else {})
    detail = CarePlanActivityDetail(
        code=concept(PLAN, part, _DISPLAY[part]),
        goal=[refer(edition.id_of(goal.id))] if goal else None,
        description=entry.words or None,
        extension=[extension(ENTRY, **values)],
        **more,
    )
    return CarePlanActivity(detail=detail, progress=progress)


def _parts(care_plan: Json, part: str, goal: str | None = None) -> list[Json]:
    """Return the activities of one kind, and of one goal where one is named."""
    about = [{"reference": urn_of(goal)}] if goal else None
    return [
        one
        for one in care_plan.get("activity", [])
        if has_code([one["detail"]["code"]], PLAN, part) and one["detail"].get("goal") == about
    ]


def _entry(activity: Json) -> Json:
    return entry_in(extension_in(activity["detail"], ENTRY), activity["detail"].get("description"))
