"""The day to look back, and on that day how each goal went, one a page."""

from datetime import timedelta
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.database.plan_tables import PlanEntry
from api.dependencies import Services, ServicesDep
from api.plan.desk import Desk, DeskDep
from api.plan.forms import Answer, AnswerForm, Day, DayForm, as_typed, level_of
from api.plan.looking_back import asked_about, say_how_it_went, to_look_back_on
from api.plan.questions import REVIEW_DAY
from api.plan.service import Written, may_write, standing_at
from api.plan.view import page
from api.web.forms import problem_with
from api.web.pages import see

persons = APIRouter(prefix="/plan")
professionals = APIRouter(prefix="/review/{share_id}/plan")

LOOK_BACK_IN = timedelta(weeks=6)


@persons.get("/review-day")
@professionals.get("/review-day")
def ask_for_day(request: Request, desk: DeskDep, services: ServicesDep) -> Response:
    """Ask when to look back; some weeks from now unless a day to come was chosen."""
    standing, today = standing_at(desk.plan, Written("review_day"), None), services.plans.today()
    chosen = standing.due if standing and standing.due and standing.due > today else today + LOOK_BACK_IN
    return _ask_for_day(request, desk, as_typed(chosen), standing)


@persons.post("/review-day")
@professionals.post("/review-day")
def choose_day(request: Request, desk: DeskDep, services: ServicesDep, typed: DayForm) -> Response:
    """Keep the day, or suggest it where the other one chose."""
    standing = standing_at(desk.plan, Written("review_day"), None)
    try:
        day = typed.read()
    except ValueError as error:
        return _ask_for_day(request, desk, typed, standing, str(error))
    if day is None or day < services.plans.today():
        return _ask_for_day(request, desk, typed, standing, "Choose today, or a day to come.")
    services.plans.write(desk.plan, desk.writer, Written("review_day", due=day))
    return see(f"{desk.base}#review-day")


@persons.get("/look-back/{goal_id}")
@professionals.get("/look-back/{goal_id}")
def ask_how_it_went(request: Request, goal_id: str, desk: DeskDep, services: ServicesDep) -> Response:
    """Ask how one goal went."""
    return _look_back(request, desk, services, goal_id, Answer())


@persons.post("/look-back/{goal_id}")
@professionals.post("/look-back/{goal_id}")
def how_it_went(request: Request, goal_id: str, desk: DeskDep, services: ServicesDep, typed: AnswerForm) -> Response:
    """Keep how one goal went and go on to the next."""
    level, words = level_of(typed.level), typed.words.strip()
    wrong = problem_with(words, "") if words else None
    if level is None:
        return _look_back(request, desk, services, goal_id, typed, "level", "Choose the one that is nearest.")
    if wrong:
        return _look_back(request, desk, services, goal_id, typed, "words", wrong)
    today = services.plans.today()
    goal = asked_about(desk.plan, desk.writer, goal_id, today)
    say_how_it_went(desk.plan, desk.writer, goal, level, words, services.plans.clock())
    rest = to_look_back_on(desk.plan, desk.writer, today)
    return see(f"{desk.base}/look-back/{rest[0].id}" if rest else f"{desk.base}#looking-back")


def _ask_for_day(
    request: Request, desk: Desk, typed: Day, standing: PlanEntry | None, problem: str | None = None
) -> Response:
    suggests = not may_write(desk.plan, desk.writer, "review_day", standing)
    context: dict[str, Any] = {"question": REVIEW_DAY, "typed": typed, "standing": standing, "suggests": suggests}
    return page(request, desk, "plan/review_day.jinja", "day-day", problem, **context)


def _look_back(
    request: Request,
    desk: Desk,
    services: Services,
    goal_id: str,
    typed: Answer,
    at: str = "",
    problem: str | None = None,
) -> Response:
    goal = asked_about(desk.plan, desk.writer, goal_id, services.plans.today())
    return page(request, desk, "plan/look_back.jinja", at, problem, goal=goal, typed=typed)


router = APIRouter(include_in_schema=False)
router.include_router(persons)
router.include_router(professionals)
