"""Downloads on the pages: everything as PDF, JSON or FHIR from "Your data", and "My page" as a sheet to print."""

from fastapi import APIRouter
from fastapi.responses import Response

from api.chat.citizen import CitizenByCookie
from api.dependencies import ServicesDep
from api.exports.routes import MEDIA_TYPES, Format, as_file, exported

router = APIRouter(include_in_schema=False)


@router.get("/your-data/download/{format}")
def download(format: Format, conversation: CitizenByCookie, services: ServicesDep) -> Response:
    """Give someone all that is kept of them."""
    return exported(services, conversation, format)


@router.get("/my-page/pdf")
def my_page(conversation: CitizenByCookie, services: ServicesDep) -> Response:
    """Give someone their page, to print."""
    services.limits.exports.take(conversation.id)
    return as_file(services.exports.my_page_as_pdf(conversation), MEDIA_TYPES[Format.PDF], "my-page.pdf")
