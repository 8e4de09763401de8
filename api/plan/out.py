"""A plan with all that was agreed and said of it, as it leaves the service."""

from api.database.plan_tables import Plan
from api.database.tables import Conversation
from api.plan.agreeing import agreement_on
from api.plan.content import by_whom, content_of
from api.plan.records import records_of
from api.plan.schemas import PlanOut, ReviewOut, StageOut, Suggestion, VersionOut, YesOut
from api.plan.stages import stages_of


def plan_out(conversation: Conversation, plan: Plan) -> PlanOut:
    """Return the plan as it stands, each version that was agreed, and how it went."""
    stages, agreement = stages_of(conversation, plan), agreement_on(plan)
    return PlanOut(
        with_=plan.user.name if plan.share and plan.user else None,
        agreed=agreement.agreed,
        stage=next((stage.name for stage in stages if stage.here), None),
        stages=[StageOut(name=stage.name, reached=stage.reached) for stage in stages],
        content=content_of(plan),
        yeses=[YesOut(at=yes.at, stands=agreement.stands(yes), **by_whom(yes.user)) for yes in plan.yeses],
        versions=[
            VersionOut(number=one.number, agreed_at=one.agreed_at, with_=one.user.name, content=one.content)
            for one in plan.versions
        ],
        reviews=[
            ReviewOut(goal=one.goal_id, level=one.level, words=one.words, at=one.at, **by_whom(one.user))
            for one in plan.reviews
        ],
        records=records_of(plan),
    )


def suggestions_in(plan: Plan) -> list[Suggestion]:
    """Return what one of the two suggests and the other has not taken yet."""
    return [
        Suggestion(
            **{name: getattr(entry, name) for name in ("id", "words", "at", "part", "level", "who", "due")},
            goal=entry.goal_id,
            instead_of=entry.replaces_id,
            **by_whom(entry.user),
        )
        for entry in plan.entries
        if entry.suggested
    ]
