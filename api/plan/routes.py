"""The call that reads a person's plan."""

from fastapi import APIRouter

from api.chat.citizen import CitizenByToken
from api.dependencies import ServicesDep, SessionDep
from api.errors import NotFoundError
from api.plan.agreeing import agreement_on
from api.plan.content import by_whom, content_of
from api.plan.records import records_of
from api.plan.schemas import PlanOut, ReviewOut, StageOut, VersionOut, YesOut
from api.plan.stages import stages_of
from api.web.documented import CITIZEN_ERRORS

router = APIRouter(prefix="/api/conversations/{conversation_id}/plan", tags=["plan"], responses=CITIZEN_ERRORS)


@router.get("")
def read_plan(conversation: CitizenByToken, services: ServicesDep, session: SessionDep) -> PlanOut:
    """Return the plan as it stands, each version that was agreed, and how it went; 404 before there is one."""
    plan = services.plans.of(session, conversation)
    if plan is None:
        raise NotFoundError("There is no plan in this conversation yet.")
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
