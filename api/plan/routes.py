"""The call that reads a person's plan."""

from fastapi import APIRouter

from api.chat.citizen import CitizenByToken
from api.dependencies import ServicesDep, SessionDep
from api.errors import NotFoundError
from api.plan.out import plan_out
from api.plan.schemas import PlanOut
from api.web.documented import CITIZEN_ERRORS

router = APIRouter(prefix="/api/conversations/{conversation_id}/plan", tags=["plan"], responses=CITIZEN_ERRORS)


@router.get("")
def read_plan(conversation: CitizenByToken, services: ServicesDep, session: SessionDep) -> PlanOut:
    """Return the plan as it stands, each version that was agreed, and how it went; 404 before there is one."""
    plan = services.plans.of(session, conversation)
    if plan is None:
        raise NotFoundError("There is no plan in this conversation yet.")
    return plan_out(conversation, plan)
