"""The thread that hears texts when they are due and sends what waits, several numbers at once, each in order."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

from sqlalchemy.exc import SQLAlchemyError

from api.database.engine import Sessions
from api.database.tables import now
from api.sms import repository
from api.sms.answering import Answering
from api.sms.outbox import Outbox

log = logging.getLogger(__name__)

NUMBERS_AT_ONCE = 8
# Between two looks, in seconds: at least, where a number is still being served; at most, where nothing is due.
SHORTEST_WAIT, LONGEST_WAIT = 0.1, 30.0


class Courier:
    """Serves each number with something due; what fails is put off, and never stops the others."""

    def __init__(self, sessions: Sessions, answering: Answering, outbox: Outbox) -> None:
        self._sessions = sessions
        self._answering = answering
        self._outbox = outbox
        self._woken = Event()
        self._serving: set[str] = set()
        self._choosing = Lock()

    def wake(self) -> None:
        """Look again now: something has come in, or it is time to stop."""
        self._woken.set()

    def run(self, stop: Event) -> None:
        """Serve until `stop` is set."""
        with ThreadPoolExecutor(NUMBERS_AT_ONCE, "sms") as pool:
            while not stop.is_set():
                self._woken.clear()
                try:
                    for phone_id in self._due():
                        pool.submit(self._serve_alone, phone_id)
                    seconds = self._seconds_to_next()
                except SQLAlchemyError:
                    log.exception("the database does not answer; texts wait")
                    seconds = LONGEST_WAIT
                self._woken.wait(seconds)

    def serve(self, phone_id: str) -> None:
        """Hear what is due from a number, and send what is due to it."""
        self._try(self._answering.answer, self._answering.try_later, phone_id)
        self._try(self._outbox.send, self._outbox.try_later, phone_id)

    def _due(self) -> set[str]:
        """Return the numbers with something due that nobody serves, and mark them as served."""
        with self._sessions() as session:
            due = {*repository.to_be_heard(session, now()), *repository.to_be_sent(session, now())}
        with self._choosing:
            free = due - self._serving
            self._serving |= free
        return free

    def _serve_alone(self, phone_id: str) -> None:
        try:
            self.serve(phone_id)
        finally:
            with self._choosing:
                self._serving.discard(phone_id)
            self.wake()

    def _try(self, work: Callable[[str], None], put_off: Callable[[str], None], phone_id: str) -> None:
        try:
            work(phone_id)
        except Exception:
            log.exception("a number could not be served; it is put off")
            put_off(phone_id)

    def _seconds_to_next(self) -> float:
        with self._sessions() as session:
            due_at = repository.next_due(session)
        seconds = (due_at - now()).total_seconds() if due_at else LONGEST_WAIT
        return min(max(seconds, SHORTEST_WAIT), LONGEST_WAIT)
