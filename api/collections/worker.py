"""What a worker process has: the database, the files that wait, and each reader once it was needed."""

from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from api.collections.reading import CollectionReader
from api.collections.uploads import Uploads, uploads_folder
from api.database.collection_tables import Collection
from api.database.engine import open_database
from api.settings import Settings
from nlp.batch.redacting import RedactingReader
from nlp.co_production.load import load_story_reader
from nlp.deidentification.finder import Finder
from nlp.reading.reading import Reader
from nlp.reading.tier import Tier


class Worker:
    """Reads collections, and knows which there are."""

    def __init__(self, settings: Settings) -> None:
        cipher = settings.cipher()
        self._sessions = sessionmaker(open_database(settings.database_url, cipher), expire_on_commit=False)
        self.uploads = Uploads(uploads_folder(settings.goodlife_home), cipher)
        self.reader = CollectionReader(self._sessions, self.uploads, _load, settings.collections.jobs_at_once)

    def in_state(self, *states: str) -> list[str]:
        """Return the ids of the collections in some states, the oldest first."""
        found = select(Collection.id).where(Collection.state.in_(states)).order_by(Collection.created_at)
        with self._sessions() as session:
            return list(session.scalars(found))

    def known(self) -> set[str]:
        """Return the ids of all collections."""
        with self._sessions() as session:
            return set(session.scalars(select(Collection.id)))


@cache
def worker() -> Worker:
    """Return this process's worker, made when it is first needed: after the fork, not before."""
    return Worker(Settings())


@cache
def _load(tier: Tier, redact: bool) -> Reader:
    """Load a reader with one thread: conversations come first."""
    reader = load_story_reader(tier, threads=1)
    return RedactingReader(reader, Finder.load()) if redact else reader
