"""The composition root: everything is built here, once, and passed on."""

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.staticfiles import StaticFiles
from sqlalchemy.orm import sessionmaker

from api.accounts.oidc import IdentityProvider
from api.accounts.service import AccountService
from api.by_message.answering import ByMessage
from api.chat.bot import Bot, RasaBot
from api.chat.deletion import Eraser
from api.chat.service import ChatService
from api.chat.shows import Shower
from api.coding.models import LazyEncoder, LazyFinder
from api.collections.jobs import Jobs, open_queue
from api.collections.service import CollectionService
from api.collections.uploads import Uploads, uploads_folder
from api.database.engine import open_database
from api.dependencies import Services
from api.exports.service import ExportService
from api.health.watch import watch_bot
from api.limits.body import BodyLimit
from api.limits.limits import Limits
from api.my_page.service import MyPageService
from api.plan.service import PlanService
from api.reading import SharedReader
from api.review.notes import NoteService
from api.review.service import ReviewService
from api.routers import CALLS, PAGES
from api.settings import Settings
from api.sharing.service import SharingService
from api.sms.service import SmsService
from api.summary.service import SummaryService
from api.version import VERSION
from api.web.failures import install_error_handlers
from api.web.headers import install_headers
from nlp.listening.listener import Listener
from nlp.reading.load import load_reader
from nlp.reading.reading import Reader

STATIC = Path(__file__).parent / "web" / "static"


def build_services(settings: Settings, bot: Bot, reader: Reader, listener: Listener) -> Services:
    """Wire the services together."""
    engine = open_database(settings.database_url, settings.cipher())
    sessions = sessionmaker(engine, expire_on_commit=False)
    summaries = SummaryService()
    sharing = SharingService(summaries)
    my_pages = MyPageService(summaries)
    limits = Limits(settings.limits)
    notes = NoteService(summaries)
    plans = PlanService()
    uploads = Uploads(uploads_folder(settings.goodlife_home), settings.cipher())
    eraser = Eraser(engine, sessions, bot)
    by_message = ByMessage(sharing, limits)
    chat = ChatService(sessions, listener, bot, summaries, by_message, Shower(summaries, listener.is_welsh), eraser)
    return Services(
        settings=settings,
        engine=engine,
        sessions=sessions,
        bot=bot,
        reader=reader,
        encode=LazyEncoder(),
        find_identifiers=LazyFinder(),
        chat=chat,
        sms=SmsService.build(settings.sms, sessions, chat, listener.tells_of_danger),
        summaries=summaries,
        sharing=sharing,
        my_pages=my_pages,
        exports=ExportService(sharing, notes, plans, my_pages),
        review=ReviewService(sharing, notes),
        notes=notes,
        plans=plans,
        accounts=AccountService(sessions, limits),
        identity_provider=IdentityProvider(settings.oidc) if settings.oidc.oidc_issuer else None,
        limits=limits,
        eraser=eraser,
        collections=CollectionService(engine, sessions, uploads, Jobs(open_queue(settings)).add),
    )


def build_app(services: Services) -> FastAPI:
    """Return the application over given services."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        stop = threading.Event()
        watcher = threading.Thread(target=watch_bot, args=(services, stop), daemon=True)
        courier = threading.Thread(target=services.sms.courier.run, args=(stop,), daemon=True)
        services.sms.renew_encryption()
        watcher.start()
        courier.start()
        yield
        stop.set()
        services.sms.courier.wake()
        watcher.join()
        courier.join()

    app = FastAPI(title="Good Life", version=VERSION, lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.services = services
    install_error_handlers(app)
    app.add_middleware(BodyLimit, uploads=services.settings.collections.most_bytes)
    install_headers(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    for router in (*CALLS, *PAGES):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


def create_app() -> FastAPI:
    """Build the service from the environment: what the server runs."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    settings = Settings()
    reader = SharedReader(load_reader(settings.tier))
    bot = RasaBot(settings.bot_url, settings.bot_token, settings.bot_seconds)
    return build_app(build_services(settings, bot, reader, Listener.load(reader)))
