"""Work sent ahead to a cluster, a bounded number of batches at once, and taken back in order."""

from collections import deque
from collections.abc import Callable, Generator, Iterator
from typing import TypeVar

from nlp.batch.batches import Batch, Results, narratives_of
from nlp.batch.engines.worker import Answer, results_of
from nlp.domain.narrative import Narrative

Sent = TypeVar("Sent")
AHEAD = 3
"""Batches held for each worker, read or not: a slow one does not keep the others idle, and memory stays bounded."""


def in_order(
    waiting: Iterator[Batch], most: int, send: Callable[[list[Narrative]], Sent], take: Callable[[Sent], Answer]
) -> Generator[tuple[Batch, Results]]:
    """Yield every batch with its results, with at most `most` of them sent; raises a ReadingError from loading."""
    sent: deque[tuple[Batch, Sent]] = deque()
    for batch in waiting:
        sent.append((batch, send(narratives_of(batch))))
        if len(sent) == most:
            first, answer = sent.popleft()
            yield first, results_of(take(answer))
    for batch, answer in sent:
        yield batch, results_of(take(answer))
