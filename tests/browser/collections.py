"""Collections for browsers: put into the running service's own database."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.coding.bench import open_bench
from api.database.coding_tables import CollectionCoder
from api.database.engine import open_database
from api.database.tables import User
from api.settings import Settings
from tests.coding import FOUND, STORIES, add_collection


def collection_of(api, owner, coders=(), texts=STORIES, found=FOUND):
    """Add a collection that people may code, and return its id and those of its stories."""
    settings = Settings(goodlife_home=Path(api.environment["GOODLIFE_HOME"]))
    engine = open_database(settings.database_url, settings.cipher())
    with Session(engine) as session, session.begin():
        users = {user.name: user for user in session.scalars(select(User))}
        collection = add_collection(session, users[owner], texts, found)
        open_bench(session, users[owner], collection.id)
        session.add_all(CollectionCoder(collection_id=collection.id, user_id=users[name].id) for name in coders)
        return collection.id, [story.id for story in collection.stories]
