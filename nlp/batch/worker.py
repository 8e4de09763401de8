"""What a worker process does: loads one reader, and reads what it is sent until nobody sends any more."""

import signal
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection

from nlp.batch.batches import read_narratives
from nlp.domain.narrative import Narrative
from nlp.reading.errors import ReadingError
from nlp.reading.reading import Reader, Reading

LoadReader = Callable[[int | None], Reader]
Answer = list[Reading | str] | ReadingError


def work(connection: Connection, load: LoadReader) -> None:
    """Answer every batch; leave when the other end is closed, which the end of the parent does too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the parent alone decides
    try:
        reader = _load(load)
        while True:
            narratives: Sequence[Narrative] = connection.recv()
            connection.send(reader if isinstance(reader, ReadingError) else read_narratives(reader, narratives))
    except (EOFError, OSError):
        return


def _load(load: LoadReader) -> Reader | ReadingError:
    """Load a reader with one thread, since there is a process for each core; what goes wrong is the first answer."""
    try:
        return load(1)
    except ReadingError as error:
        return error
