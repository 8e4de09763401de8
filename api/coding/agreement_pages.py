"""How far coders agree, as a page and as JSON: for the owner, and those who settle."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.audit.record import Action, record
from api.coding.agreement_view import AgreementOut, as_out
from api.coding.comparing import Comparison, compare
from api.coding.opening import Open, ToSettler
from api.web.documented import errors
from api.web.pages import render
from nlp.coding.agreement import LEAST_SENTENCES, LEAST_YES
from nlp.coding.figures import LEAST_STORIES

router = APIRouter(include_in_schema=False)
calls = APIRouter(prefix="/api", tags=["coding"])

LEAST = {"sentences": LEAST_SENTENCES, "yes": LEAST_YES, "stories": LEAST_STORIES}


@router.get("/collections/{collection_id}/agreement")
def agreement_page(request: Request, opened: ToSettler) -> Response:
    """Show how far coders agree, and what it means."""
    shown = as_out(opened.bench, _compared(opened))
    return render(request, "coding/agreement.jinja", **opened.context(agreement=shown, least=LEAST))


@calls.get("/collections/{collection_id}/agreement", responses=errors(401, 403, 404))
def agreement_call(opened: ToSettler) -> AgreementOut:
    """Tell how far the coders of a collection agree: Cohen's kappa of each pair, Krippendorff's alpha of all people."""
    return as_out(opened.bench, _compared(opened))


def _compared(opened: Open) -> Comparison:
    record(opened.session, Action.AGREEMENT_SEEN, opened.user, about=opened.bench.collection)
    return compare(opened.session, opened.bench)
