"""`goodlife user`: adds people who log in, puts them in teams, closes their logins, makes tokens for programs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from api.accounts.roles import Role
from api.errors import GoodLifeError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from api.accounts.service import AccountService

app = typer.Typer(no_args_is_help=True, help="Add people who log in: professionals, researchers, admins.")

FromStdin = Annotated[bool, typer.Option("--password-stdin", help="read the password from standard input")]


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="the name they log in with")],
    role: Annotated[Role, typer.Option(help="what they may do")],
    password_stdin: FromStdin = False,
    team: Annotated[
        str | None, typer.Option(help="the team of a professional, who sees what is shared with it")
    ] = None,
) -> None:
    """Add someone who logs in; asks for a password."""
    password = _new_password(password_stdin)
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
def close(name: Annotated[str, typer.Argument(help="whose login it is")]) -> None:
    """Close a login at once: no password, browser or token of theirs works any more, and nor does a code they gave."""
    with _accounts() as (accounts, session):
        user = accounts.close(session, name)
        typer.echo(f"The login of {user.name} is closed. To open it again: goodlife user reopen {quote(user.name)}")
        if left := accounts.collections_of(session, user):
            typer.echo(
                f"Nobody can open their collections of stories now: {left}. To delete them, open the login first."
            )


@app.command()
def reopen(name: Annotated[str, typer.Argument(help="whose login it is")]) -> None:
    """Open a closed login again, with the password it had; team, codes and tokens have to be given anew."""
    with _accounts() as (accounts, session):
        typer.echo(f"{accounts.reopen(session, name).name} can log in again.")


@app.command()
def password(
    name: Annotated[str, typer.Argument(help="whose password it is")], password_stdin: FromStdin = False
) -> None:
    """Give someone a new password; wherever they are logged in, and their tokens, that ends."""
    new = _new_password(password_stdin)
    with _accounts() as (accounts, session):
        user = accounts.set_password(session, name, new)
        typer.echo(f"{user.name} has a new password.{' Their login stays closed.' if user.closed_at else ''}")


@app.command("list")
def everyone() -> None:
    """List who logs in: name, role, team, by what, and since when it is closed; columns with tabs between them."""
    with _accounts() as (accounts, session):
        for user in accounts.everyone(session):
            by = "work account" if user.subject else "password"
            closed = f"closed since {user.closed_at:%Y-%m-%d}" if user.closed_at else ""
            typer.echo("\t".join((user.name, user.role, user.team or "", by, closed)).rstrip())


@app.command()
def token(name: Annotated[str, typer.Argument(help="whose token it is")]) -> None:
    """Print a token with which a program may act for someone for a year; it is shown this once."""
    with _accounts() as (accounts, session):
        typer.echo(accounts.new_api_token(session, name))


def _new_password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
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
