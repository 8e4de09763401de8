"""The questions about a goal, one a page; where the words are the other's, the answer is a suggestion."""

from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.database.plan_tables import PlanEntry
from api.dependencies import ServicesDep
from api.plan.desk import Desk, DeskDep
from api.plan.forms import Answer, AnswerForm, as_typed, level_of
from api.plan.questions import Question, after, before, question_named, questions_for
from api.plan.service import Written, decided, may_write, standing_at
from api.plan.view import page
from api.web.forms import problem_with
from api.web.pages import see

persons = APIRouter(prefix="/plan")
professionals = APIRouter(prefix="/review/{share_id}/plan")

NOTHING_WRITTEN = "Write a few words first."


@persons.get("/goals/{goal_id}/{question}")
@professionals.get("/goals/{goal_id}/{question}")
def ask(request: Request, goal_id: str, question: str, desk: DeskDep, entry: str = "", then: str = "") -> Response:
    """Ask one question about a goal, with what stands there now; `entry`: which of several is changed."""
    asked, goal = question_named(question, desk.writer), desk.goal(goal_id)
    empty = Answer(entry=entry, then=then)
    return _ask(request, desk, asked, goal, _as_answer(_standing(desk, asked, goal, empty), empty))


@persons.post("/goals/{goal_id}/{question}")
@professionals.post("/goals/{goal_id}/{question}")
def answer(
    request: Request, goal_id: str, question: str, desk: DeskDep, services: ServicesDep, typed: AnswerForm
) -> Response:
    """Keep the answer to one question and go on to the next."""
    asked, goal = question_named(question, desk.writer), desk.goal(goal_id)
    problem = _problem(asked, typed)
    if problem:
        return _ask(request, desk, asked, goal, typed, *problem)
    if asked.part == "strength":
        chosen = [item for item in decided(desk.conversation, "strength") if item.id in typed.items]
        services.plans.build_on(desk.plan, goal, chosen)
    else:
        written = _written(asked, goal, typed, typed.read() if asked.part == "action" else None)
        services.plans.write(desk.plan, desk.writer, written, _entry_id(asked, goal, typed))
    following = after(asked, desk.writer) if typed.then != "goal" else None
    return see(f"{desk.base}/goals/{goal_id}" + (f"/{following.name}" if following else ""))


def _ask(
    request: Request,
    desk: Desk,
    question: Question,
    goal: PlanEntry,
    typed: Answer,
    at: str = "",
    problem: str | None = None,
) -> Response:
    standing, in_order = _standing(desk, question, goal, typed), questions_for(desk.writer)
    on_its_own = typed.then == "goal" or question not in in_order
    its = [entry for entry in desk.plan.entries if entry.goal_id == goal.id and not entry.suggested]
    context: dict[str, Any] = {
        "question": question,
        "goal": goal,
        "typed": typed,
        "standing": standing,
        "suggests": not may_write(desk.plan, desk.writer, question.part, standing),
        "number": None if on_its_own else in_order.index(question) + 1,
        "count": len(in_order),
        "previous": None if on_its_own else before(question, desk.writer),
        "following": None if on_its_own else after(question, desk.writer),
        "strengths": decided(desk.conversation, "strength"),
        "chosen": [entry.item_id for entry in its if entry.part == "strength"],
        "at_levels": {entry.level: entry.words for entry in its if entry.part == "level"},
    }
    return page(request, desk, "plan/question.jinja", at, problem, **context)


def _standing(desk: Desk, question: Question, goal: PlanEntry, typed: Answer) -> PlanEntry | None:
    return standing_at(desk.plan, _written(question, goal, typed, None), _entry_id(question, goal, typed))


def _problem(question: Question, typed: Answer) -> tuple[str, str] | None:
    """Return the field and what is wrong in it; words may be left out, but for the goal's own."""
    wrong = problem_with(typed.words, NOTHING_WRITTEN)
    if wrong and (question.part == "goal" or typed.words.strip()):
        return "words", wrong
    if question.part == "action":
        try:
            day = typed.read()
        except ValueError as error:
            return "day-day", str(error)
        if day and wrong:
            return "words", "Write what will be done by this day."
    return None


def _written(question: Question, goal: PlanEntry, typed: Answer, due: date | None) -> Written:
    if question.part == "goal":
        return Written("goal", words=typed.words, item_id=goal.item_id)
    if question.part == "now":
        return Written("now", goal.id, level=level_of(typed.level))
    if question.part == "action":
        return Written("action", goal.id, words=typed.words, who=typed.who, due=due)
    return Written(question.part, goal.id, question.level, typed.words)


def _entry_id(question: Question, goal: PlanEntry, typed: Answer) -> str | None:
    return goal.id if question.part == "goal" else typed.entry or None


def _as_answer(standing: PlanEntry | None, empty: Answer) -> Answer:
    """Return what stands as the form shows it."""
    if standing is None:
        return empty
    level = "" if standing.level is None else str(standing.level)
    shown = {"words": standing.words, "level": level, "who": standing.who or empty.who}
    return empty.model_copy(update={**shown, **as_typed(standing.due).model_dump()})


router = APIRouter(include_in_schema=False)
router.include_router(persons)
router.include_router(professionals)
