"""What a worker process does: loads one reader, and reads what it is sent until nobody sends any more."""

import signal
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from threading import Lock

from nlp.batch.batches import Results, read_narratives
from nlp.domain.narrative import Narrative
from nlp.reading.errors import ReadingError
from nlp.reading.reading import Reader

LoadReader = Callable[[int | None], Reader]
Answer = Results | ReadingError


class Worker:
    """The one reader of a process, with one thread since there is a process for each core.

    What goes wrong while it is loaded is the answer to everything: no second try mends it.
    """

    def __init__(self, load: LoadReader) -> None:
        self._load = load
        self._reader: Reader | ReadingError | None = None
        self._alone = Lock()  # a process of a cluster may have threads, and a reader serves one at a time

    def answer(self, narratives: Sequence[Narrative]) -> Answer:
        """Read a batch."""
        with self._alone:
            self._reader = self._reader or self._loaded()
            if isinstance(self._reader, ReadingError):
                return self._reader
            return read_narratives(self._reader, narratives)

    def _loaded(self) -> Reader | ReadingError:
        try:
            return self._load(1)
        except ReadingError as error:
            return error


def results_of(answer: Answer) -> Results:
    """Return the results that a worker sent; raises the ReadingError that it sent instead."""
    if isinstance(answer, ReadingError):
        raise answer
    return answer


def work(connection: Connection, load: LoadReader) -> None:
    """Answer every batch; leave when the other end is closed, which the end of the parent does too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the parent alone decides
    worker = Worker(load)
    try:
        while True:
            connection.send(worker.answer(connection.recv()))
    except (EOFError, OSError):
        return
