"""The plan on the page: the same pages for the person and for the professional, each with what is theirs to do."""

from contextlib import suppress
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.database.tables import Share
from api.dependencies import Services, ServicesDep, SessionDep
from api.errors import InvalidInputError, NotFoundError
from api.plan import look_back_pages, question_pages
from api.plan.agreeing import say_yes
from api.plan.desk import Desk, DeskDep
from api.plan.forms import Day, DayForm, as_typed
from api.plan.schemas import Content
from api.plan.service import decided
from api.plan.view import page, whole_plan
from api.sharing.access import opens_to
from api.web.pages import see

persons = APIRouter(prefix="/plan")
professionals = APIRouter(prefix="/review/{share_id}/plan")

CHANGED = "The plan changed while you were reading it. Read it again, then say yes."


@persons.get("")
@professionals.get("")
def plan(request: Request, desk: DeskDep, services: ServicesDep) -> Response:
    """Show the plan as it stands, and what comes next; or, before there is one, how it begins."""
    return _plan(request, desk, services)


@persons.get("/goals")
def choose_goals(request: Request, desk: DeskDep) -> Response:
    """Show the outcomes that can become goals."""
    return _goals(request, desk)


@persons.post("/goals")
def pick_goals(
    request: Request,
    desk: DeskDep,
    services: ServicesDep,
    session: SessionDep,
    items: Annotated[tuple[str, ...], Form()] = (),
) -> Response:
    """Make goals of the outcomes that were picked, and go on with the first of them."""
    had = {entry.id for entry in desk.found.entries} if desk.found else set()
    made = services.plans.pick(session, desk.conversation, items) if items else None
    new = next((entry for entry in made.entries if entry.id not in had), None) if made else None
    if new is None:
        return _goals(request, desk, "Choose at least one goal.")
    return see(f"{desk.base}/goals/{new.id}/hope")


@persons.post("/with")
def write_with(desk: DeskDep, services: ServicesDep, share: Annotated[str, Form()] = "") -> Response:
    """Open the plan to one of those the summary is shared with."""
    services.plans.write_with(desk.plan, services.sharing.share_of(desk.conversation, share))
    return see(f"{desk.base}#with")


@persons.get("/goals/{goal_id}")
@professionals.get("/goals/{goal_id}")
def goal(request: Request, goal_id: str, desk: DeskDep, services: ServicesDep) -> Response:
    """Show one goal with all that belongs to it, and what can be changed, added or suggested."""
    desk.goal(goal_id)
    view = whole_plan(desk, services.plans.today())
    one = next(goal for goal in view["content"].goals if goal.id == goal_id)
    return page(request, desk, "plan/goal.jinja", goal=one, **view)


@persons.post("/entries/{entry_id}")
@professionals.post("/entries/{entry_id}")
def decide(
    entry_id: str,
    desk: DeskDep,
    services: ServicesDep,
    action: Annotated[Literal["take", "take-out", "done", "not-done"], Form()],
    back: Annotated[str, Form()] = "",
) -> Response:
    """Take what was suggested, take something out, or say that an action is done or is not."""
    if action == "take":
        with suppress(NotFoundError):  # it was taken before, by the same press perhaps
            services.plans.take(desk.plan, desk.writer, entry_id)
    elif action == "take-out":
        services.plans.take_out(desk.plan, desk.writer, entry_id)
    else:
        services.plans.mark_done(desk.plan, desk.writer, entry_id, action == "done")
    here = any(entry.id == back for entry in desk.plan.entries)
    return see(f"{desk.base}/goals/{back}" if here else desk.base)


@persons.post("/yes")
@professionals.post("/yes")
def agree(request: Request, desk: DeskDep, services: ServicesDep, seen: Annotated[str, Form()] = "") -> Response:
    """Say yes to the plan that was on the page; when it has changed meanwhile, they look again first."""
    if not say_yes(desk.plan, desk.writer, seen, services.plans.clock()):
        return _plan(request, desk, services, "agree", CHANGED)
    return see(f"{desk.base}#agree")


@persons.post("/talked")
@professionals.post("/talked")
def talked(request: Request, desk: DeskDep, services: ServicesDep, day: DayForm) -> Response:
    """Record that both talked about the goals, on a day."""
    try:
        when = day.read()
        if when is None:
            raise ValueError("Write the day on which you talked.")
        services.plans.talked(desk.plan, desk.writer, when)
    except ValueError as error:
        return _plan(request, desk, services, "talked-day-day", str(error), typed_day=day)
    except InvalidInputError as error:
        return _plan(request, desk, services, "talked-day-day", error.message, typed_day=day)
    return see(f"{desk.base}#records")


@persons.get("/versions/{number}")
@professionals.get("/versions/{number}")
def version(request: Request, number: int, desk: DeskDep, services: ServicesDep) -> Response:
    """Show a version as both agreed it."""
    found = next((one for one in desk.plan.versions if one.number == number), None)
    if found is None:
        raise NotFoundError("There is no such version of this plan.")
    content = Content.model_validate(found.content)
    return page(request, desk, "plan/version.jinja", version=found, content=content)


def _goals(request: Request, desk: Desk, problem: str | None = None) -> Response:
    taken = {entry.item_id for entry in desk.found.entries if entry.part == "goal"} if desk.found else set()
    choices = [item for item in decided(desk.conversation, "outcome_wanted") if item.id not in taken]
    unsure = [item for item in desk.conversation.items if item.kind == "outcome_wanted" and item.status == "suggested"]
    return page(request, desk, "plan/goals.jinja", "items", problem, choices=choices, unsure=len(unsure))


def _plan(
    request: Request,
    desk: Desk,
    services: Services,
    at: str = "",
    problem: str | None = None,
    typed_day: Day | None = None,
) -> Response:
    if desk.found is None:
        return page(request, desk, "plan/begin.jinja" if desk.persons else "plan/not_yet.jinja")
    today = services.plans.today()
    context = {"typed_day": typed_day or as_typed(today), "others": _others(desk)}
    return page(request, desk, "plan/plan.jinja", at, problem, **context, **whole_plan(desk, today))


def _others(desk: Desk) -> list[Share]:
    """Return a share for each other professional whom the plan can be opened to; rather one of theirs alone."""
    shares = [share for share in desk.conversation.shares if opens_to(share.code, share.code.user)]
    by_whom = {share.code.user_id: share for share in sorted(shares, key=lambda share: share.code.team is None)}
    if desk.plan.share:
        by_whom.pop(desk.plan.share.code.user_id, None)
    return list(by_whom.values())


router = APIRouter(include_in_schema=False)
for pages in (persons, professionals, question_pages.router, look_back_pages.router):
    router.include_router(pages)
