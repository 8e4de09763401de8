"""`python -m components.renew_keys` puts the bot's conversations under the newest key (`make renew-keys` does both)."""

import sqlalchemy as sa

from components.encryption import renew
from components.tracker_store import database_url

if __name__ == "__main__":
    engine = sa.create_engine(database_url(), hide_parameters=True)
    if sa.inspect(engine).has_table("events"):
        print(f"Renewed {renew(engine)} of the bot's.")  # noqa: T201
