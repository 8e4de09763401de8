"""Reading narratives on request."""

from typing import Any

from fastapi import APIRouter

from api.accounts.login import ReaderOfNarratives
from api.dependencies import ServicesDep
from api.narratives.schemas import AnalyseIn, AnalyseOut

router = APIRouter(prefix="/api", tags=["narratives"])


@router.post("/analyse")
def analyse(body: AnalyseIn, services: ServicesDep, _caller: ReaderOfNarratives) -> AnalyseOut:
    """Tag strengths, needs and outcomes: `{"text": "..."}` or `{"narratives": [{"id": "1", "text": "..."}]}`."""
    read: list[dict[str, Any]] = [
        {
            "id": reading.narrative_id,
            "language": reading.language,
            "findings": [finding.as_dict() for finding in reading.findings],
        }
        for reading in services.reader.read(body.as_narratives())
    ]
    return AnalyseOut.model_validate({"narratives": read})
