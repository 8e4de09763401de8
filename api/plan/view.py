"""What the plan's pages show, for whoever sits at the desk."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from api.database.plan_tables import PlanEntry
from api.plan import words
from api.plan.agreeing import agreement_on
from api.plan.chart import charts_of
from api.plan.content import content_of
from api.plan.desk import Desk
from api.plan.next_thing import next_thing
from api.plan.questions import name_of_part
from api.plan.records import records_of
from api.plan.service import entry_of, may_decide, may_take_out, may_write
from api.plan.stages import stages_of
from api.web.pages import render


def page(
    request: Request, desk: Desk, template: str, at: str = "", problem: str | None = None, **context: Any
) -> Response:
    """Return a page of the plan; `problem` is told at the field `at`."""
    return render(
        request,
        template,
        user=desk.writer,
        desk=desk,
        base=desk.base,
        stages=stages_of(desk.conversation, desk.found),
        stage_names=words.STAGES if desk.persons else words.STAGES_FOR_PROFESSIONALS,
        levels=_levels(desk),
        who=words.WHO if desk.persons else words.WHO_FOR_PROFESSIONALS,
        said_by=lambda name: _said_by(desk, name),
        other_one=lambda name: _other_one(desk, name),
        at=at,
        problem=problem,
        **context,
    )


def whole_plan(desk: Desk, today: date) -> dict[str, Any]:
    """Return all that the pages of a plan that has begun show of it."""
    plan, agreement = desk.plan, agreement_on(desk.plan)
    own, other = agreement.persons, agreement.professionals
    if not desk.persons:
        own, other = other, own
    return {
        "plan": plan,
        "content": content_of(plan),
        "agreement": agreement,
        "own_yes": own,
        "other_yes": other,
        "next_thing": next_thing(desk, today),
        "suggested": [entry for entry in plan.entries if entry.suggested],
        "name_of_part": lambda entry: name_of_part(entry.part, entry.level, _levels(desk)),
        "mine": lambda entry: entry.user_id == (desk.writer.id if desk.writer else None),
        "may_decide": lambda entry: may_decide(desk.writer, entry),
        "may_change": lambda entry_id: _may_change(desk, entry_of(plan, entry_id)),
        "may_take_out": lambda entry_id: may_take_out(desk.writer, entry_of(plan, entry_id)),
        "charts": charts_of(plan),
        "records": records_of(plan),
        "today": today,
    }


def _levels(desk: Desk) -> Mapping[int, str]:
    return words.LEVELS if desk.persons else words.LEVELS_FOR_PROFESSIONALS


def _may_change(desk: Desk, entry: PlanEntry) -> bool:
    return may_write(desk.plan, desk.writer, entry.part, entry)


def _said_by(desk: Desk, name: str | None) -> str:
    """Say who wrote something, to whoever sits here; the person has no name."""
    own = desk.writer.name if desk.writer else None
    return "you" if name == own else name or "the person"


def _other_one(desk: Desk, name: str) -> str:
    """Name the other of the two who agreed or talked, of whom `name` is the professional."""
    return "the person" if desk.writer and desk.writer.name == name else name
