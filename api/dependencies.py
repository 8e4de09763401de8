"""What routes ask for: services built once in main, a database session, and who is calling."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from api.accounts.oidc import IdentityProvider
from api.accounts.service import AccountService
from api.chat.bot import Bot
from api.chat.deletion import Eraser
from api.chat.service import ChatService
from api.collections.service import CollectionService
from api.database.engine import Sessions
from api.exports.service import ExportService
from api.limits.limits import Limits
from api.my_page.service import MyPageService
from api.plan.service import PlanService
from api.review.notes import NoteService
from api.review.service import ReviewService
from api.settings import Settings
from api.sharing.service import SharingService
from api.sms.service import SmsService
from api.summary.service import SummaryService
from nlp.coding.suggestions import Encode
from nlp.deidentification.identifier import Identifier
from nlp.reading.reading import Reader

# Texts to what in each tells who someone is.
Find = Callable[[Sequence[str]], list[list[Identifier]]]


@dataclass(frozen=True)
class Services:
    """Everything the routes need, built once."""

    settings: Settings
    engine: Engine
    sessions: Sessions
    bot: Bot
    reader: Reader
    encode: Encode
    find_identifiers: Find
    chat: ChatService
    sms: SmsService
    summaries: SummaryService
    sharing: SharingService
    my_pages: MyPageService
    exports: ExportService
    review: ReviewService
    plans: PlanService
    notes: NoteService
    accounts: AccountService
    identity_provider: IdentityProvider | None
    limits: Limits
    eraser: Eraser
    collections: CollectionService


def services(request: Request) -> Services:
    """Return what main built."""
    return cast(Services, request.app.state.services)


ServicesDep = Annotated[Services, Depends(services)]


def database_session(services: ServicesDep) -> Iterator[Session]:
    """Open one transaction for a request; it is committed when the route has returned."""
    with services.sessions.begin() as session:
        yield session


# The transaction ends before the answer is sent, so that the next request sees what this one wrote.
SessionDep = Annotated[Session, Depends(database_session, scope="function")]
