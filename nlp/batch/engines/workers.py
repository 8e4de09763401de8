"""Worker processes, each at the end of a pipe of its own: one that dies or is ended cannot hold up the others.

A ProcessPoolExecutor shares one pipe for all results; a worker that is killed while it writes there leaves the parent
waiting for ever, and Ctrl-C with it.
"""

from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from nlp.batch.batches import Batch, Results, narratives_of
from nlp.batch.engines.window import AHEAD
from nlp.batch.engines.worker import LoadReader, results_of, work
from nlp.batch.errors import WorkerLostError

LOST = (
    "A worker process ended early. If nothing above says why, "
    "the computer may have run out of memory: try again with --workers 1."
)


@dataclass
class Task:
    """A batch, and its results when they are there."""

    batch: Batch
    results: Results | None = None


def read_in_workers(waiting: Iterator[Batch], workers: int, load: LoadReader) -> Generator[tuple[Batch, Results]]:
    """Yield every batch, read, in order; raises WorkerLostError, or a ReadingError from loading."""
    tasks: deque[Task] = deque()
    busy: dict[Connection, Task] = {}
    more = True
    with _started(workers, load) as idle:
        while more or tasks:
            while more and idle and len(tasks) < AHEAD * workers:
                if batch := next(waiting, None):
                    tasks.append(Task(batch))
                    busy[idle[-1]] = tasks[-1]
                    _send(idle.pop(), batch)
                more = batch is not None
            while tasks and tasks[0].results is not None:
                done = tasks.popleft()
                yield done.batch, done.results or []
            ready = wait(list(busy)) if busy else []
            for connection in [connection for connection in busy if connection in ready]:
                busy.pop(connection).results = _receive(connection)
                idle.append(connection)


def _send(connection: Connection, batch: Batch) -> None:
    try:
        connection.send(narratives_of(batch))
    except OSError as error:
        raise WorkerLostError(LOST) from error


def _receive(connection: Connection) -> Results:
    try:
        return results_of(connection.recv())
    except (EOFError, OSError) as error:
        raise WorkerLostError(LOST) from error


@contextmanager
def _started(workers: int, load: LoadReader) -> Iterator[list[Connection]]:
    """Start fresh processes (never forks of this one, whose threads would not live on) and end them all, always."""
    context = get_context("spawn")
    pairs = [context.Pipe() for _ in range(workers)]
    processes = [context.Process(target=work, args=(theirs, load), daemon=True) for _, theirs in pairs]
    try:
        for process, (_, theirs) in zip(processes, pairs, strict=True):
            process.start()
            theirs.close()
        yield [ours for ours, _ in pairs]
    finally:
        for process in processes:
            if process.pid:
                process.terminate()
                process.join()
        for ours, _ in pairs:
            ours.close()
