"""Agreeing on a plan: each says yes to what they have seen; when both have, it is a version, kept for good."""

from dataclasses import dataclass
from datetime import datetime

from api.audit.record import Action
from api.database.plan_tables import Plan, PlanVersion, PlanYes
from api.database.tables import User, new_id
from api.errors import InvalidInputError
from api.plan.audited import note
from api.plan.content import content_of, mark_of
from api.plan.schemas import Content


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
    before, own = agreement_on(plan), writer.id if writer else None
    if seen != before.mark:
        return False
    if before.agreed:
        return True
    said_before = before.stands(_last_yes(plan, own))
    plan.yeses[:] = [yes for yes in plan.yeses if yes.user_id != own]
    plan.yeses.append(PlanYes(user_id=own, user=writer, mark=before.mark, at=at))
    version = _version(plan, content, at)
    if version or not said_before:
        note(plan, Action.PLAN_APPROVED, writer, about=version)
    return True


def _version(plan: Plan, content: Content, at: datetime) -> PlanVersion | None:
    """Keep a version when both say yes to what is not one already."""
    now = agreement_on(plan)
    if now.agreed or not (now.stands(now.persons) and now.stands(now.professionals)):
        return None
    kept, number = content.model_dump(mode="json"), len(plan.versions) + 1
    version = PlanVersion(id=new_id(), number=number, mark=now.mark, content=kept, user=plan.user, agreed_at=at)
    plan.versions.append(version)
    plan.yeses.clear()
    return version


def _last_yes(plan: Plan, user_id: str | None) -> PlanYes | None:
    return next((yes for yes in reversed(plan.yeses) if yes.user_id == user_id), None)
