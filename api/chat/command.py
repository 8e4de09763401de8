"""`goodlife purge`: deletes what nobody has used for long."""

from datetime import timedelta
from typing import Annotated

import typer


def purge(
    older_than: Annotated[int, typer.Option(min=1, metavar="DAYS", help="how long nothing has happened in it")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only say how many; delete nothing")] = False,
) -> None:
    """Delete conversations in which nothing has happened for so many days, everywhere, and note it in the audit log."""
    from sqlalchemy.orm import sessionmaker

    from api.audit.record import SYSTEM, Action
    from api.chat.bot import RasaBot
    from api.chat.deletion import Eraser
    from api.chat.retention import is_unused_since, unused_since
    from api.database.engine import open_database
    from api.database.tables import now
    from api.errors import GoodLifeError
    from api.settings import Settings

    settings = Settings()
    try:
        engine = open_database(settings.database_url, settings.cipher())
    except GoodLifeError as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(2) from error
    sessions = sessionmaker(engine)
    moment = now() - timedelta(days=older_than)
    with sessions() as session:
        unused = list(unused_since(session, moment))
    if dry_run:
        typer.echo(f"{len(unused)} would be deleted.")
        return
    eraser = Eraser(engine, sessions, RasaBot(settings.bot_url, settings.bot_token, settings.bot_seconds))
    deleted = 0
    for conversation_id in unused:
        with sessions() as session:
            came_back = not is_unused_since(session, conversation_id, moment)  # while others were deleted
        if not came_back:
            eraser.erase(conversation_id, Action.PURGED, SYSTEM)
            deleted += 1
    typer.echo(f"Deleted {deleted}.")
