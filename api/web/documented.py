"""What the documentation of the calls says of errors: one shape, and which of them a call may answer with."""

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel


class Problem(BaseModel):
    """What went wrong, for a program (`code`) and for a person (`message`), and at which field."""

    code: str
    message: str
    field: str | None = None


class ErrorOut(BaseModel):
    """The body of every error."""

    error: Problem


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the error answers of a call, as FastAPI documents them."""
    return {status: {"model": ErrorOut, "description": HTTPStatus(status).phrase} for status in sorted(statuses)}


# Whatever takes a body: it cannot be read, another site sent it, it is too big, it does not fit.
BODY_ERRORS = errors(400, 403, 413, 422)
# Whatever needs the token of a conversation.
CITIZEN_ERRORS = errors(401, 404, 422)
