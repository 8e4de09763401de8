"""What reads the batches: this process when there is little to read, else one worker process a core."""

import os
from collections.abc import Generator, Iterable, Iterator
from itertools import chain, islice

from nlp.batch.batches import batches, narratives_of, put_back, read_narratives
from nlp.batch.items import Item, Outcome, TakenIn
from nlp.batch.worker import LoadReader
from nlp.batch.workers import Batch, read_in_workers
from nlp.reading.reading import Reader


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_items(items: Iterable[Item[TakenIn]], workers: int, load: LoadReader) -> Generator[Item[Outcome]]:
    """Yield every item, read, in input order; raises WorkerLostError, or a ReadingError from loading."""
    waiting = batches(items)
    first = list(islice(waiting, workers + 1))
    everything = chain(first, waiting)
    needed = min(workers, len(first) - 1)  # to start a process takes about as long as to read a batch
    return read_in_workers(everything, needed, load) if needed > 1 else _read_here(everything, load(workers))


def _read_here(waiting: Iterator[Batch], reader: Reader) -> Generator[Item[Outcome]]:
    for batch in waiting:
        yield from put_back(batch, read_narratives(reader, narratives_of(batch)))
