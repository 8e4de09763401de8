"""Errors that write their own plain sentence; api/web/failures.py turns them into answers."""

from http import HTTPStatus


class GoodLifeError(Exception):
    """A mistake or a failure that the reader of `message` can do something about."""

    status = HTTPStatus.BAD_REQUEST
    code = "bad_request"

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotFoundError(GoodLifeError):
    """What was asked for is not here, or not for this reader."""

    status = HTTPStatus.NOT_FOUND
    code = "not_found"


class LoginNeededError(GoodLifeError):
    """The caller has not shown who they are."""

    status = HTTPStatus.UNAUTHORIZED
    code = "login_needed"


class NotAllowedError(GoodLifeError):
    """The caller is known, and may not do this."""

    status = HTTPStatus.FORBIDDEN
    code = "not_allowed"


class InvalidInputError(GoodLifeError):
    """Something in the input has to be put right first."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "invalid_input"


class NotReadyError(GoodLifeError):
    """A part that is needed does not answer."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    code = "not_ready"
