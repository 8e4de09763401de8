"""Reading narratives on request."""

from fastapi import APIRouter

from api.accounts.login import ReaderOfNarratives
from api.audit.record import Action, record
from api.dependencies import ServicesDep, SessionDep
from api.narratives.schemas import AnalyseIn, AnalyseOut, NarrativeOut
from api.web.documented import BODY_ERRORS, errors

router = APIRouter(prefix="/api", tags=["narratives"])


@router.post("/analyse", responses=BODY_ERRORS | errors(401, 429))
def analyse(body: AnalyseIn, services: ServicesDep, session: SessionDep, caller: ReaderOfNarratives) -> AnalyseOut:
    """Tag strengths, needs and outcomes: `{"text": "..."}` or `{"narratives": [{"id": "1", "text": "..."}]}`."""
    services.limits.analyses.take(caller.id)
    record(session, Action.ANALYSED, caller)
    session.commit()  # and the connection is free for others: reading may take minutes
    read = [
        NarrativeOut(id=reading.narrative_id, language=reading.language, findings=list(reading.findings))
        for reading in services.reader.read(body.as_narratives())
    ]
    return AnalyseOut(narratives=read)
