"""`goodlife user`: adds people who log in, puts them in teams, and makes tokens for their programs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from api.accounts.roles import Role
from api.errors import GoodLifeError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from api.accounts.service import AccountService

app = typer.Typer(no_args_is_help=True, help="Add people who log in: professionals, researchers, admins.")


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="the name they log in with")],
    role: Annotated[Role, typer.Option(help="what they may do")],
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="read the password from standard input")
    ] = False,
    team: Annotated[
        str | None, typer.Option(help="the team of a professional, who sees what is shared with it")
    ] = None,
) -> None:
    """Add someone who logs in; asks for a password."""
    password = sys.stdin.readline().rstrip("\n") if password_stdin else _ask_password()
    with _accounts() as (accounts, session):
        user = accounts.add(session, name, role, password, team)
        typer.echo(f"Added {user.name}, {user.role}{f', {user.team}' if user.team else ''}.")


@app.command()
def move(
    name: Annotated[str, typer.Argument(help="the professional")],
    team: Annotated[
        str | None, typer.Argument(help="the team they are in from now on; none, when it is left out")
    ] = None,
) -> None:
    """Put a professional in another team, or in none; what is shared with the team they leave is closed to them."""
    with _accounts() as (accounts, session):
        user = accounts.move(session, name, team)
        typer.echo(f"{user.name} is in {user.team or 'no team'} now.")


@app.command()
def token(name: Annotated[str, typer.Argument(help="whose token it is")]) -> None:
    """Print a token with which a program may act for someone for a year; it is shown this once."""
    with _accounts() as (accounts, session):
        typer.echo(accounts.new_api_token(session, name))


def _ask_password() -> str:
    answer: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return answer


@contextmanager
def _accounts() -> Iterator[tuple["AccountService", "Session"]]:
    """Open the accounts in one transaction; what only it needs is imported here, so that other commands start fast."""
    from sqlalchemy.orm import sessionmaker

    from api.accounts.service import AccountService
    from api.database.engine import open_database
    from api.limits.limits import Limits
    from api.settings import Settings

    settings = Settings()
    try:
        sessions = sessionmaker(open_database(settings.database_url, settings.cipher()))
        with sessions.begin() as session:
            yield AccountService(sessions, Limits(settings.limits)), session
    except GoodLifeError as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(2) from error
