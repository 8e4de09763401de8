"""`goodlife jobs` and `goodlife conversations`."""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

NICER = 10  # than conversations, which come first


def jobs() -> None:
    """Read the collections that researchers put in, one after the other (`make run` starts this beside the api)."""
    import logging
    import signal

    from api.collections.supervising import keep_working
    from api.database.engine import wait_for_tables
    from api.settings import Settings

    os.nice(NICER)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    settings = Settings()
    wait_for_tables(settings.database_url)
    with suppress(KeyboardInterrupt):
        keep_working(settings.collections.jobs_at_once)


def conversations(
    out: Annotated[Path, typer.Option(metavar="FILE.jsonl", help="the file to write; none is written over")],
    redact: Annotated[
        bool, typer.Option("--redact/--no-redact", help="take out names, numbers and small places")
    ] = True,
) -> None:
    """Write the answers of those who have agreed to research, and of nobody else, with the questions: a line an answer.

    Nothing says whose they are. Whoever takes their yes back, or deletes their
    conversation, is in no file that is written later: delete the older ones.
    """
    from sqlalchemy.orm import sessionmaker

    from api.audit.record import SYSTEM, Action, record
    from api.collections.conversations import narratives_of_agreed
    from api.database.engine import open_database
    from api.errors import GoodLifeError
    from api.settings import Settings

    settings = Settings()
    try:
        engine = open_database(settings.database_url, settings.cipher())
        with out.open("x", encoding="utf-8", newline="\n") as file, sessionmaker(engine).begin() as session:
            record(session, Action.CONVERSATIONS_WRITTEN, SYSTEM)
            written = 0
            for number, told in narratives_of_agreed(session, redact):
                line = {"id": told.id, "person_id": str(number), "text": told.text, "question": told.question}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
                written += 1
    except FileExistsError as error:
        typer.echo(f"“{out}” is there already: choose another name.", err=True)
        raise typer.Exit(2) from error
    except OSError as error:
        typer.echo(f"“{out}” cannot be written ({(error.strerror or 'the disk gave an error').lower()}).", err=True)
        raise typer.Exit(2) from error
    except GoodLifeError as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(2) from error
    typer.echo(f"Wrote {written:,} answers to {out}.", err=True)
