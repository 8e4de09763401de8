"""Whether the process lives, and whether everything it needs answers."""

from fastapi import APIRouter
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from api.dependencies import Services, ServicesDep
from api.errors import NotReadyError
from api.web.documented import errors

router = APIRouter(tags=["health"])


@router.get("/healthz")
def lives() -> dict[str, str]:
    """Answer as long as the process lives."""
    return {"status": "alive"}


@router.get("/readyz", responses=errors(503))
def ready(services: ServicesDep) -> dict[str, str]:
    """Answer 200 only when database, bot and models answer."""
    missing = what_is_missing(services)
    if missing:
        raise NotReadyError(f"These do not answer: {', '.join(missing)}.")
    return {"status": "ready"}


def what_is_missing(services: Services) -> list[str]:
    """Name what does not answer; the models are loaded before the first request can arrive."""
    parts = {"database": _database_answers(services), "bot": services.bot.ready()}
    return [name for name, answers in parts.items() if not answers]


def _database_answers(services: Services) -> bool:
    try:
        with services.engine.connect() as connection:
            connection.execute(text("SELECT version_num FROM alembic_version"))
    except SQLAlchemyError:
        return False
    return True
