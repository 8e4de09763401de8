"""The plan as the document says it: levels by their names, days as people tell them, who wrote what."""

from collections.abc import Sequence
from typing import Any

from api.plan.questions import name_of_part
from api.plan.schemas import Action, Content, Entry, Goal, PlanOut, ReviewOut, Suggestion
from api.plan.words import LEVELS, WHO
from api.web.words import clock_time, plain_day

_RECORDED = {"discussed_goals": "We talked about my goals", "agreed_plan": "We agreed a plan"}


def plan_to_read(plan: PlanOut, suggestions: Sequence[Suggestion]) -> dict[str, Any]:
    """Return a plan; a version that is the plan as it stands is not said twice."""
    said_once = plan.versions[:-1] if plan.agreed else plan.versions
    return {
        **_content(plan.content),
        "with": plan.with_,
        "stands": _stands(plan),
        "suggestions": [_suggestion(one) for one in suggestions],
        "looks": [_looks(goal, plan.reviews) for goal in _looked_back_on(plan)],
        "records": [f"{_RECORDED[one.what]}, with {one.with_}: {plain_day(one.on)}" for one in plan.records],
        "yeses": [{"who": one.name or "You", "at": clock_time(one.at), "stands": one.stands} for one in plan.yeses],
        "versions": [
            {
                **_content(version.content),
                "name": f"What we both agreed: version {version.number}",
                "agreed": f"You and {version.with_} agreed this on {plain_day(version.agreed_at)}.",
            }
            for version in said_once
        ],
    }


def _stands(plan: PlanOut) -> str:
    if plan.agreed:
        return f"You both said yes. This is version {plan.versions[-1].number}."
    if plan.versions:
        return f"It has changed since you both agreed version {plan.versions[-1].number}, so it is a draft."
    return "It is a draft. You have not both said yes to it."


def _content(content: Content) -> dict[str, Any]:
    day = content.review_day
    return {"goals": [_goal(goal) for goal in content.goals], "day": plain_day(day.day) if day else None}


def _goal(goal: Goal) -> dict[str, Any]:
    return {
        **_entry(goal),
        "levels": [_entry(level) | {"level": LEVELS[level.level]} for level in goal.levels],
        "now": LEVELS[goal.now.level] if goal.now else None,
        "strengths": [_entry(strength) for strength in goal.strengths],
        "first_step": _entry(goal.first_step) if goal.first_step else None,
        "actions": [_action(action) for action in goal.actions],
    }


def _action(action: Action) -> dict[str, Any]:
    by_when = f", by {plain_day(action.due)}" if action.due else ""
    done = f"Done on {plain_day(action.done_at)}." if action.done_at else None
    return _entry(action) | {"who": f"{WHO[action.who]}{by_when}", "done": done}


def _entry(entry: Entry) -> dict[str, Any]:
    return {"words": entry.words, "writer": entry.name}


def _suggestion(one: Suggestion) -> dict[str, Any]:
    level = LEVELS[one.level] if one.part == "now" and one.level is not None else None
    more = [WHO[one.who] if one.who else None, f"by {plain_day(one.due)}" if one.due else None, level]
    part = name_of_part(one.part, one.level, LEVELS)
    return _entry(one) | {"part": part, "more": ", ".join(said for said in more if said)}


def _looked_back_on(plan: PlanOut) -> list[Goal]:
    """Return the goals of which someone said how they went, with the words that they had last."""
    editions = [*(version.content for version in plan.versions), plan.content]
    goals = {goal.id: goal for content in editions for goal in content.goals}
    return [goals[goal] for goal in dict.fromkeys(review.goal for review in plan.reviews)]


def _looks(goal: Goal, reviews: Sequence[ReviewOut]) -> dict[str, Any]:
    return _entry(goal) | {"said": [_look(one) for one in reviews if one.goal == goal.id]}


def _look(one: ReviewOut) -> dict[str, Any]:
    return {"writer": one.name, "on": plain_day(one.at), "level": LEVELS[one.level], "words": one.words}
