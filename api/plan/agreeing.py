"""Agreeing on a plan: each says yes to what they have seen; when both have, it is a version, kept for good."""

from dataclasses import dataclass
from datetime import datetime

from api.database.plan_tables import Plan, PlanVersion, PlanYes
from api.database.tables import User
from api.errors import InvalidInputError
from api.plan.content import content_of, mark_of


@dataclass(frozen=True)
class Agreement:
    """Where the two are with a plan that has this mark: the last yes of each, which stands while it has the mark."""

    mark: str
    agreed: bool
    persons: PlanYes | None
    professionals: PlanYes | None

    def stands(self, yes: PlanYes | None) -> bool:
        """Return whether a yes is to the plan as it is now."""
        return yes is not None and yes.mark == self.mark


def agreement_on(plan: Plan) -> Agreement:
    """Return where the two are with a plan."""
    mark = mark_of(content_of(plan))
    return Agreement(
        mark=mark,
        agreed=bool(plan.versions) and (plan.versions[-1].mark, plan.versions[-1].user_id) == (mark, plan.user_id),
        persons=_last_yes(plan, None),
        professionals=_last_yes(plan, plan.user_id) if plan.share_id else None,
    )


def say_yes(plan: Plan, writer: User | None, seen: str, at: datetime) -> bool:
    """Say yes to the plan that had the mark `seen`; returns False, and does nothing, when it has changed since.

    Raises InvalidInputError when there is nothing to agree on, or nobody to agree with.
    """
    if plan.share is None or plan.user is None:
        raise InvalidInputError("Choose first who you write this plan with.")
    content = content_of(plan)
    if not content.goals:
        raise InvalidInputError("There is no goal in this plan yet.")
    mark = mark_of(content)
    if seen != mark:
        return False
    own = writer.id if writer else None
    plan.yeses[:] = [yes for yes in plan.yeses if yes.user_id != own]
    plan.yeses.append(PlanYes(user_id=own, user=writer, mark=mark, at=at))
    now = agreement_on(plan)
    if not now.agreed and now.stands(now.persons) and now.stands(now.professionals):
        number, kept = len(plan.versions) + 1, content.model_dump(mode="json")
        plan.versions.append(PlanVersion(number=number, mark=mark, content=kept, user=plan.user, agreed_at=at))
        plan.yeses.clear()
    return True


def _last_yes(plan: Plan, user_id: str | None) -> PlanYes | None:
    return next((yes for yes in reversed(plan.yeses) if yes.user_id == user_id), None)
