"""My summary: the person keeps, changes, takes out and adds lines, and answers what professionals say about them."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from pydantic import BaseModel
from sqlalchemy.orm import Session

from api.chat.citizen import CitizenByCookie
from api.database.tables import Conversation, SummaryItem
from api.dependencies import Services, ServicesDep, SessionDep
from api.plan.desk import persons_desk
from api.plan.next_thing import next_thing
from api.review.notes import Answer, Thread
from api.summary.schemas import DomainName, KindName
from api.web.forms import Typed, problem_with
from api.web.pages import render, see
from api.web.words import ABOUT, in_groups, kinds_in_order, whom

router = APIRouter(prefix="/summary", include_in_schema=False)

NOTHING_WRITTEN = "Write a few words first."


class Decision(BaseModel):
    """What the person does with a line."""

    action: Literal["keep", "remove", "change"]
    words: Typed = ""
    kind: KindName | None = None
    domain: DomainName | None = None


class NewLine(BaseModel):
    """A line in the person's own words."""

    words: Typed = ""
    kind: KindName
    domain: DomainName


class Answered(BaseModel):
    """What the person answers to what a professional said about a line."""

    answer: Answer
    words: Typed = ""


@router.get("")
def summary(request: Request, conversation: CitizenByCookie, services: ServicesDep, session: SessionDep) -> Response:
    """Show the summary."""
    return _show(request, services, session, conversation)


@router.post("/items/{item}")
def decide(
    request: Request,
    item: str,
    decision: Annotated[Decision, Form()],
    conversation: CitizenByCookie,
    services: ServicesDep,
    session: SessionDep,
) -> Response:
    """Keep a line, take it out, put it back, or change it."""
    if decision.action != "change":
        status = {"keep": "kept", "remove": "removed"}[decision.action]
        changed = services.summaries.change(conversation, item, status=status)
        return see(f"/summary#{_place_of(conversation, changed)}")
    problem = problem_with(decision.words, NOTHING_WRITTEN)
    if problem:
        return _show(request, services, session, conversation, at=f"item-{item}", problem=problem, draft=decision.words)
    services.summaries.change(conversation, item, **decision.model_dump(include={"words", "kind", "domain"}))
    return see(f"/summary#item-{item}")


@router.post("/items")
def add(
    request: Request,
    new: Annotated[NewLine, Form()],
    conversation: CitizenByCookie,
    services: ServicesDep,
    session: SessionDep,
) -> Response:
    """Add a line."""
    problem = problem_with(new.words, NOTHING_WRITTEN)
    if problem:
        return _show(request, services, session, conversation, at=f"new-{new.kind}", problem=problem, draft=new.words)
    added = services.summaries.add(conversation, **new.model_dump())
    session.flush()
    return see(f"/summary#item-{added.id}")


@router.post("/notes/{note_id}")
def answer(
    request: Request,
    note_id: str,
    answered: Annotated[Answered, Form()],
    conversation: CitizenByCookie,
    services: ServicesDep,
    session: SessionDep,
) -> Response:
    """Answer what a professional said about a line: yes, no, or in their own words."""
    note = services.notes.note_of(session, conversation, note_id)
    words = answered.words if answered.answer == "words" else None
    problem = problem_with(words, NOTHING_WRITTEN) if words is not None else None
    if problem:
        return _show(
            request, services, session, conversation, at=f"note-{note.id}", problem=problem, draft=answered.words
        )
    services.notes.answer(conversation, note, answered.answer, words)
    return see(f"/summary#item-{note.item_id}")


def _place_of(conversation: Conversation, item: SummaryItem) -> str:
    """Return where to go on after a decision: at the line; where it was taken out at the next, or else at its group."""
    group = [other for other in conversation.items if other.kind == item.kind and other.position >= item.position]
    return next((f"item-{other.id}" for other in group if other.status != "removed"), f"group-{item.kind}")


def _show(
    request: Request,
    services: Services,
    session: Session,
    conversation: Conversation,
    at: str | None = None,
    problem: str | None = None,
    draft: str = "",
) -> Response:
    """Show the summary; `problem` is shown at the form `at`, whose words are kept."""
    groups = in_groups(services.summaries.shown(conversation))
    threads = services.notes.about(session, [item.id for item in conversation.items])
    desk = persons_desk(services, session, conversation)
    context: dict[str, Any] = {
        "groups": groups,
        "removed": [item for item in conversation.items if item.status == "removed"],
        "threads": threads,
        "to_answer": [item.id for _, items in groups for item in items if _asks(threads.get(item.id, ()))],
        "said": {turn.id: turn.text for turn in conversation.turns},
        "shared_with": {whom(share.code.name, share.code.given_by) for share in conversation.shares},
        "not_shown": services.sharing.count_not_shown(conversation),
        "plan": next_thing(desk, services.plans.today()) if desk.found else None,
        "kinds": kinds_in_order(),
        "about": ABOUT,
        "trouble": {"at": at, "problem": problem, "draft": draft},
    }
    return render(request, "summary/summary.jinja", at=f"words-{at}", problem=problem, **context)


def _asks(threads: Iterable[Thread]) -> bool:
    return any(thread.asks for thread in threads)
