"""Reading that goes on where it was stopped: first what the journal remembers, then the engine."""

from collections.abc import Generator, Iterable
from contextlib import closing
from itertools import chain

from nlp.batch.batches import batches, put_back
from nlp.batch.engines.engine import ReadBatches
from nlp.batch.items import Item, Outcome, TakenIn
from nlp.batch.journal import Journal
from nlp.batch.progress import Say


def read_items(
    items: Iterable[Item[TakenIn]], journal: Journal, read: ReadBatches, say: Say
) -> Generator[Item[Outcome]]:
    """Yield every item, read, in input order; raises WorkerLostError, or a ReadingError from loading."""
    waiting = batches(items)
    known = 0
    for batch in waiting:
        results = journal.remembered(batch)
        if results is None:
            waiting = chain([batch], waiting)
            break
        known += len(results)
        yield from put_back(batch, results)
    _tell(known, journal.other_input, say)
    with closing(read(waiting)) as done:
        for batch, results in done:
            journal.keep(batch, results)
            yield from put_back(batch, results)


def _tell(known: int, other_input: bool, say: Say) -> None:
    if known:
        say(f"Going on where it was stopped: {known:,} stories had been read.")
    if other_input:
        say(f"The input changed since it was stopped, so {'what follows' if known else 'everything'} is read anew.")
