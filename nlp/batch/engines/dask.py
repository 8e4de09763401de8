"""Reading on a Dask cluster (https://distributed.dask.org): one reader in each of its worker processes."""

import logging
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import partial
from typing import Any
from uuid import uuid4

from distributed import Client, Future, KilledWorker, LocalCluster, WorkerPlugin, get_worker
from distributed.comm import CommClosedError

from nlp.batch.batches import Batch, Results
from nlp.batch.engines.cores import cores
from nlp.batch.engines.engine import ReadBatches
from nlp.batch.engines.window import AHEAD, in_order
from nlp.batch.engines.worker import Answer, LoadReader, Worker
from nlp.batch.errors import CannotStartError, WorkerLostError
from nlp.domain.narrative import Narrative

SECONDS = 30
"""How long a cluster may take to answer, and its first worker to be there."""
LOST = (
    "The Dask workers were lost while they read, again and again: has one of them run out of memory? "
    "Look at their logs, or try again with --engine local."
)


class ReaderPlugin(WorkerPlugin):  # type: ignore[misc]  # its library is without types here
    """Gives every worker of a cluster, and every one that joins it later, a reader."""

    def __init__(self, load: LoadReader) -> None:
        self._load = load

    def setup(self, worker: Any) -> None:
        """Keep a place for the reader, which is loaded when it first reads."""
        self.reader = Worker(self._load)


@contextmanager
def start_dask(address: str | None, workers: int | None, load: LoadReader) -> Iterator[ReadBatches]:
    """Start a cluster on this machine, or connect to the one at `address`; raises CannotStartError."""
    name = f"goodlife-{uuid4().hex}"
    with _connected(address, workers or cores()) as client:
        try:
            client.register_plugin(ReaderPlugin(load), name=name)
        except ModuleNotFoundError as error:
            raise CannotStartError(f"The workers need Good Life, with its models, installed ({error}).") from None
        try:
            yield partial(_read, client=client, reader=name)
        finally:
            client.unregister_worker_plugin(name)


@contextmanager
def _connected(address: str | None, workers: int) -> Iterator[Client]:
    if address is None:
        cluster = LocalCluster(workers, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL)
        with cluster, Client(cluster) as client:
            yield client
        return
    try:
        client = Client(address, timeout=SECONDS)
        client.wait_for_workers(1, timeout=SECONDS)
    except (OSError, ValueError) as error:
        raise CannotStartError(f"No Dask cluster with workers answers at “{address}” ({error}).") from None
    with client:
        yield client


def _read(waiting: Iterator[Batch], client: Client, reader: str) -> Generator[tuple[Batch, Results]]:
    """Yield every batch, read; Dask itself tries a lost batch on other workers before WorkerLostError is raised."""
    most = AHEAD * len(client.scheduler_info(n_workers=-1)["workers"])
    send = partial(client.submit, _answer, reader, pure=False)
    try:
        yield from in_order(waiting, most, send, Future.result)
    except (KilledWorker, CommClosedError, CancelledError) as error:
        raise WorkerLostError(LOST) from error


def _answer(reader: str, narratives: Sequence[Narrative]) -> Answer:
    """Read a batch, in a worker."""
    answer: Answer = get_worker().plugins[reader].reader.answer(narratives)
    return answer
