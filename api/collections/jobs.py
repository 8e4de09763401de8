"""The queue of collections that wait to be read: it holds ids alone, and may be lost, since the tables say it all."""

import logging

from huey import Huey, SqliteHuey, crontab

from api.settings import Settings

log = logging.getLogger(__name__)

NAME = "goodlife"
UNTIL_THE_NEXT = 50  # seconds: what is done every minute need not be done twice after a long reading


def open_queue(settings: Settings) -> Huey:
    """Open the queue: in SQLite, or in Redis by its address."""
    if settings.collections.jobs_url:
        from huey import RedisHuey  # needs the extra `redis`

        return RedisHuey(NAME, url=settings.collections.jobs_url, results=False)
    home = settings.goodlife_home.absolute()
    home.mkdir(parents=True, exist_ok=True)
    return SqliteHuey(NAME, filename=str(home / "jobs.db"), results=False)


class Jobs:
    """Puts collections into the queue, and reads them where a worker takes them out of it."""

    def __init__(self, queue: Huey) -> None:
        self._read = queue.task(name="read")(read)
        queue.periodic_task(crontab(), name="look_around", expires=UNTIL_THE_NEXT)(self.look_around)
        queue.on_startup(name="begin")(self.begin)

    def add(self, collection_id: str) -> None:
        """Have a collection read; when the queue does not answer, a worker finds it when it looks around."""
        try:
            self._read(collection_id)
        except Exception:
            log.warning("the queue does not answer; a worker will find the collection later", exc_info=True)

    def begin(self) -> None:
        """Go on, in a worker that starts, with what waits and with what another left when it was killed."""
        self._add_all("waiting", "reading")

    def look_around(self) -> None:
        """Find what waits without being in the queue, and what was left in plain."""
        from api.collections.worker import worker

        worker().uploads.sweep(worker().known())
        self._add_all("waiting")

    def _add_all(self, *states: str) -> None:
        from api.collections.worker import worker

        for collection_id in worker().in_state(*states):
            self.add(collection_id)


def read(collection_id: str) -> None:
    """Read a collection, in a worker: the api, which only fills the queue, loads nothing of what that takes."""
    from api.collections.worker import worker

    worker().reader.read(collection_id)
