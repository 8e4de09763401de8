"""The call for exports."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from api.chat.citizen import CitizenByToken
from api.database.tables import Conversation
from api.dependencies import Services, ServicesDep
from api.exports.schemas import Everything
from api.web.documented import CITIZEN_ERRORS, errors

router = APIRouter(
    prefix="/api/conversations/{conversation_id}", tags=["exports"], responses=CITIZEN_ERRORS | errors(429, 503)
)


class Format(StrEnum):
    """What an export can be."""

    JSON = "json"
    FHIR = "fhir"
    PDF = "pdf"


MEDIA_TYPES = {Format.JSON: "application/json", Format.FHIR: "application/fhir+json", Format.PDF: "application/pdf"}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The export, as a file: `json` is everything, `pdf` the same to read, `fhir` an R4 Bundle of "
        "what the person could share",
        "model": Everything,
        "content": {
            "application/fhir+json": {"schema": {"type": "object", "description": "a FHIR R4 Bundle (collection)"}},
            "application/pdf": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


@router.get("/export", response_class=Response, responses=_ANSWERS)
def export(conversation: CitizenByToken, services: ServicesDep, format: Format = Format.JSON) -> Response:
    """Return all that is kept of someone, made when it is asked for and kept nowhere: `?format=json|fhir|pdf`."""
    return exported(services, conversation, format)


def exported(services: Services, conversation: Conversation, format: Format) -> Response:
    """Return an export as a file; raises TooManyError."""
    services.limits.exports.take(conversation.id)
    make: dict[Format, Callable[[Conversation], str | bytes]] = {
        Format.JSON: services.exports.as_json,
        Format.FHIR: services.exports.as_fhir,
        Format.PDF: services.exports.as_pdf,
    }
    name = {Format.JSON: "good-life.json", Format.FHIR: "good-life.fhir.json", Format.PDF: "good-life.pdf"}
    return as_file(make[format](conversation), MEDIA_TYPES[format], name[format])


def as_file(content: str | bytes, media_type: str, name: str) -> Response:
    """Return what a browser saves under a name."""
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
