"""Errors that write their own plain sentence; api/web/failures.py turns them into answers."""

from http import HTTPStatus


class GoodLifeError(Exception):
    """A mistake or a failure that the reader of `message` can do something about."""

    status = HTTPStatus.BAD_REQUEST
    code = "bad_request"
    retry_after: int | None = None  # seconds

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


class TooManyError(GoodLifeError):
    """It was done too often; in `retry_after` seconds it can be tried again."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too_many"

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"That was too often in a short time. You can try again in {_in_words(retry_after)}.")
        self.retry_after = retry_after


def _in_words(seconds: int) -> str:
    """Return a wait as people say it.

    >>> _in_words(1), _in_words(59), _in_words(61), _in_words(3600)
    ('1 second', '59 seconds', '2 minutes', '60 minutes')
    """
    number, unit = (seconds, "second") if seconds < 60 else (-(-seconds // 60), "minute")
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
