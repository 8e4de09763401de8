"""Easy read: what Good Life is, my summary and my page, one idea a line, with pictures; and large text everywhere."""

import re
from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.chat.citizen import CitizenByCookie, MaybeCitizenId
from api.dependencies import ServicesDep
from api.easy_read.pictures import OF_DOMAIN, OF_KIND, PICTURES
from api.web.pages import LARGE_TEXT, let_keep, local_path, render, see
from api.web.words import in_groups

router = APIRouter(include_in_schema=False)

# The parts of "my page", in words that are easier still, each with its picture.
PARTS = {
    "appreciated": ("What people like about me", "what-i-can-do"),
    "matters": ("What matters to me", "what-matters"),
    "support": ("How you can help me", "help"),
}
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\s*\n\s*")


@router.get("/easy-read")
def easy_read(request: Request, citizen: MaybeCitizenId) -> Response:
    """Say what this is; who has begun finds their own pages."""
    return render(request, "easy_read/easy_read.jinja", pictures=PICTURES, begun=citizen is not None)


@router.get("/easy-read/summary")
def summary(request: Request, conversation: CitizenByCookie, services: ServicesDep) -> Response:
    """Show the summary."""
    groups = in_groups(services.summaries.shown(conversation))
    parts = [(kind.group, OF_KIND[kind.id], _lines(items)) for kind, items in groups]
    return render(request, "easy_read/lines.jinja", title="My summary", parts=parts, pictures=PICTURES)


@router.get("/easy-read/my-page")
def my_page(request: Request, conversation: CitizenByCookie, services: ServicesDep) -> Response:
    """Show the page that people print."""
    page = services.my_pages.look(conversation)
    parts = [(*PARTS[section.place], _lines(section.lines)) for section in page.sections]
    return render(request, "easy_read/lines.jinja", title="My page", called=page.called, parts=parts, pictures=PICTURES)


@router.post("/large-text")
def large_text(services: ServicesDep, large: Annotated[bool, Form()], back: Annotated[str, Form()] = "/") -> Response:
    """Make the text of every page large, or as it was; it lasts as long as the browser is open."""
    answer = see(local_path(back) or "/")
    if large:
        let_keep(answer, services.settings, LARGE_TEXT, "yes")
    else:
        answer.delete_cookie(LARGE_TEXT)
    return answer


def one_idea_a_line(words: str) -> list[str]:
    """Return someone's words with a line for each sentence; not a letter is changed.

    >>> one_idea_a_line("chapel on a sunday. the girls after!\\nwe laugh")
    ['chapel on a sunday.', 'the girls after!', 'we laugh']
    """
    return [line for line in _SENTENCE_END.split(words) if line.strip()]


def _lines(items: Iterable[Any]) -> list[tuple[str, list[str], bool]]:
    """Return each line with its picture, and whether it is still to be checked."""
    return [(OF_DOMAIN[item.domain], one_idea_a_line(item.words), item.status == "suggested") for item in items]
