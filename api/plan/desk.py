"""Who has a plan before them: the person on their page, or the professional on theirs, through a share that stands."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from api.accounts.login import logged_in, need_role
from api.accounts.roles import Role
from api.audit.record import Action
from api.chat.citizen import id_by_cookie
from api.database.plan_tables import Plan, PlanEntry
from api.database.tables import Conversation, Share, User
from api.dependencies import Services, ServicesDep, SessionDep
from api.errors import NotFoundError
from api.plan.audited import note
from api.plan.service import entry_of
from api.sharing.looks import note_look


@dataclass(frozen=True)
class Desk:
    """The plan of a conversation, who sits before it (none: the person), and the address of their pages."""

    conversation: Conversation
    found: Plan | None
    writer: User | None
    base: str

    @property
    def plan(self) -> Plan:
        """Return the plan; raises NotFoundError when there is none yet."""
        if self.found is None:
            raise NotFoundError("There is no plan here yet.")
        return self.found

    @property
    def persons(self) -> bool:
        """Return whether it is the person who sits here."""
        return self.writer is None

    def goal(self, goal_id: str) -> PlanEntry:
        """Return a goal of the plan; raises NotFoundError."""
        goal = entry_of(self.plan, goal_id, "goal")
        if goal.suggested:
            raise NotFoundError("This is no goal yet.")
        return goal


def at_desk(request: Request, services: ServicesDep, session: SessionDep) -> Desk:
    """Return the desk that an address belongs to: below `/review/{share_id}` a professional's, else the person's.

    That a professional opens a page of the plan is noted.
    """
    share_id = request.path_params.get("share_id")
    if share_id is None:
        conversation = session.get_one(Conversation, id_by_cookie(request, services))
        return persons_desk(services, session, conversation)
    user = need_role(Role.PROFESSIONAL)(logged_in(request, services, session, None))
    share = services.review.share_of(session, user, share_id)
    desk = professionals_desk(services, session, share)
    if desk.writer != user:
        raise NotFoundError("The person writes their plan with the one who gave them the code, and with nobody else.")
    if desk.found and request.method == "GET":
        note(desk.found, Action.PLAN_OPENED, user)
        note_look(session, share, user)  # lines of the summary stand in the plan
    return desk


def persons_desk(services: Services, session: Session, conversation: Conversation) -> Desk:
    """Return where a person has their plan before them."""
    return Desk(conversation, services.plans.of(session, conversation), None, "/plan")


def professionals_desk(services: Services, session: Session, share: Share) -> Desk:
    """Return where who gave the code of a share has the plan before them that they write through it."""
    plan = services.plans.shared(session, share)
    return Desk(share.conversation, plan, share.code.user, f"/review/{share.id}/plan")


DeskDep = Annotated[Desk, Depends(at_desk)]
