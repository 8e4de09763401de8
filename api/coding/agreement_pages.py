"""How far coders agree, on a page: for the owner, and those who settle."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.coding.agreement_view import agreement_of
from api.coding.blindness import is_blind_to_machines, is_blind_to_people
from api.coding.opening import ToSettler
from api.web.pages import render
from nlp.coding.agreement import LEAST_SENTENCES, LEAST_YES
from nlp.coding.figures import LEAST_STORIES

router = APIRouter(include_in_schema=False)

LEAST = {"sentences": LEAST_SENTENCES, "yes": LEAST_YES, "stories": LEAST_STORIES}


@router.get("/collections/{collection_id}/agreement")
def agreement_page(request: Request, opened: ToSettler) -> Response:
    """Show how far coders agree, and what it means."""
    blind = is_blind_to_people(opened.bench) or is_blind_to_machines(opened.bench)
    context = opened.context(agreement=agreement_of(opened), least=LEAST, blind=blind)
    return render(request, "coding/agreement.jinja", **context)
