"""How far coders agree, for programs."""

from fastapi import APIRouter

from api.coding.agreement_view import AgreementOut, agreement_of
from api.coding.opening import ToSettler
from api.web.documented import errors

router = APIRouter(prefix="/api", tags=["coding"])


@router.get("/collections/{collection_id}/agreement", responses=errors(401, 403, 404, 422))
def agreement(opened: ToSettler) -> AgreementOut:
    """Tell how far the coders of a collection agree: Cohen's kappa of each pair, Krippendorff's alpha of all people."""
    return agreement_of(opened)
