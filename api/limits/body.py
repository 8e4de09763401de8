"""How much may be sent at once; what is more is refused before it is read."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

KILOBYTE = 1024
MOST = 1024 * KILOBYTE
# The longest text that is read, were it all emoji; a thousand usual ones; one text, with what its provider adds.
ELSEWHERE = {"/read": 2 * MOST, "/api/analyse": 10 * MOST, "/sms/": 64 * KILOBYTE}
UPLOADS = "/collections"


class BodyLimit:
    """Lets an application read no more of a request than may be sent to its address; `uploads` where files are sent."""

    def __init__(self, app: ASGIApp, uploads: int = MOST) -> None:
        self._app = app
        self._uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; whoever reads too much of it gets an HTTPException, which is answered as any other."""
        if scope["type"] == "http":
            most = self._uploads if scope["path"] == UPLOADS else most_of(scope["path"])
            receive = _limited(receive, most, _announced(scope))
        await self._app(scope, receive, send)


def most_of(path: str) -> int:
    """Return how many bytes may be sent to an address.

    >>> most_of("/conversation/messages"), most_of("/sms/notify")
    (1048576, 65536)
    """
    return next((most for start, most in ELSEWHERE.items() if path.startswith(start)), MOST)


def _announced(scope: Scope) -> int:
    length = dict(scope["headers"]).get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


def _limited(receive: Receive, most: int, announced: int) -> Receive:
    read = 0

    async def limited() -> Message:
        nonlocal read
        if announced > most:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return message

    return limited
