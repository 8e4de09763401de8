"""Reading on this machine: in this process when there is little to read, else in one worker process a core."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice

from nlp.batch.batches import Batch, Results, narratives_of, read_narratives
from nlp.batch.engines.cores import cores
from nlp.batch.engines.engine import ReadBatches
from nlp.batch.engines.worker import LoadReader
from nlp.batch.engines.workers import read_in_workers
from nlp.reading.reading import Reader


@contextmanager
def start_local(workers: int | None, load: LoadReader) -> Iterator[ReadBatches]:
    """Get ready; nothing is loaded before there is something to read."""
    yield partial(_read, workers=workers or cores(), load=load)


def _read(waiting: Iterator[Batch], workers: int, load: LoadReader) -> Generator[tuple[Batch, Results]]:
    """Yield every batch, read; raises WorkerLostError, or a ReadingError from loading."""
    first = list(islice(waiting, workers + 1))
    everything = chain(first, waiting)
    needed = min(workers, len(first) - 1)  # to start a process takes about as long as to read a batch
    if needed > 1:
        yield from read_in_workers(everything, needed, load)
    elif first:
        yield from _read_here(everything, load(workers))


def _read_here(waiting: Iterator[Batch], reader: Reader) -> Generator[tuple[Batch, Results]]:
    for batch in waiting:
        yield batch, read_narratives(reader, narratives_of(batch))
