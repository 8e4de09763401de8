"""Looking back: from the day agreed on, each says how each goal went."""

from datetime import date, datetime

from api.audit.record import Action
from api.database.plan_tables import Plan, PlanReview
from api.database.tables import User
from api.errors import NotFoundError
from api.plan.audited import note
from api.plan.schemas import Content, Goal
from api.web.words import HERE

GOOD = 0


def agreed_content(plan: Plan) -> Content | None:
    """Return the plan as it was last agreed."""
    return Content.model_validate(plan.versions[-1].content) if plan.versions else None


def to_look_back_on(plan: Plan, writer: User | None, today: date) -> list[Goal]:
    """Return the goals that someone is asked about today: those agreed, from the day on, until they have said."""
    content = agreed_content(plan)
    if content is None or content.review_day is None or content.review_day.day > today:
        return []
    own, day = writer.id if writer else None, content.review_day.day
    said = {review.goal_id for review in plan.reviews if review.user_id == own and _day(review.at) >= day}
    return [goal for goal in content.goals if goal.id not in said]


def say_how_it_went(plan: Plan, writer: User | None, goal: Goal, level: int, words: str, at: datetime) -> None:
    """Keep how a goal went."""
    own = writer.id if writer else None
    plan.reviews.append(PlanReview(goal_id=goal.id, level=level, words=words, user_id=own, user=writer, at=at))
    note(plan, Action.LOOKED_BACK, writer)


def asked_about(plan: Plan, writer: User | None, goal_id: str, today: date) -> Goal:
    """Return a goal that someone is asked about; raises NotFoundError when they are not, or not any more."""
    goal = next((goal for goal in to_look_back_on(plan, writer, today) if goal.id == goal_id), None)
    if goal is None:
        raise NotFoundError("There is nothing to look back on here now.")
    return goal


def has_good_result(plan: Plan) -> bool:
    """Return whether the person has said of any goal that it went as they hoped, or better."""
    return any(review.user_id is None and review.level >= GOOD for review in plan.reviews)


def _day(moment: datetime) -> date:
    return moment.astimezone(HERE).date()
