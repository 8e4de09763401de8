"""`goodlife`: every command, each from the room it belongs to."""

import os
from typing import Annotated

import typer

from api.accounts import command as accounts
from api.chat.command import purge
from api.collections.command import conversations, jobs
from api.database.command import renew_keys
from api.version import VERSION
from nlp.batch.command import analyse
from nlp.batch.export.command import export
from nlp.training.command import evaluate, train

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="What does a good life look like? Hear it, read it, share it."
)
app.add_typer(accounts.app, name="user")
app.command()(analyse)
app.command()(export)
app.command()(evaluate)
app.command()(train)
app.command()(renew_keys)
app.command()(purge)
app.command()(jobs)
app.command()(conversations)


@app.command()
def serve() -> None:
    """Serve pages and calls on http://127.0.0.1:$PORT (`make run` starts the bot beside it)."""
    import uvicorn

    from api.settings import Settings

    uvicorn.run("api.main:create_app", factory=True, host="127.0.0.1", port=Settings().port, log_level="warning")


@app.callback(invoke_without_command=True)
def about(version: Annotated[bool, typer.Option("--version", help="print the version")] = False) -> None:
    """What does a good life look like? Hear it, read it, share it."""
    if version:
        typer.echo(f"goodlife {VERSION}")
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    app()
