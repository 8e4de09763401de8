"""`goodlife renew-keys`: puts what is kept under the newest key."""

import typer


def renew_keys() -> None:
    """Put the api's words under the newest of TEXT_KEYS; `make renew-keys` does that, and the bot's too."""
    from api.database import keys
    from api.database.engine import open_database
    from api.errors import GoodLifeError
    from api.settings import Settings

    settings = Settings()
    try:
        engine = open_database(settings.database_url, settings.cipher())
    except GoodLifeError as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(2) from error
    done = 0
    for done, total in keys.renew_keys(engine):
        typer.echo(f"\r{done} of {total}", nl=False, err=True)
    typer.echo(f"\nRenewed {done}.", err=True)
