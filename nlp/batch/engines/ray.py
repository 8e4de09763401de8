"""Reading on a Ray cluster (https://docs.ray.io): one actor with a reader for each of its free cores."""

import logging
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

# Before Ray is imported: tell nobody that it is used, and send no copy of this folder to the workers.
os.environ |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0"}

import ray
from ray.exceptions import RayError
from ray.util import ActorPool

from nlp.batch.batches import Batch, Results
from nlp.batch.engines.cores import cores
from nlp.batch.engines.engine import ReadBatches
from nlp.batch.engines.window import AHEAD, in_order
from nlp.batch.engines.worker import LoadReader, Worker
from nlp.batch.errors import CannotStartError, WorkerLostError

TRIES = 3
LOST = (
    "The Ray workers were lost while they read, again and again ({error}): has one of them run out of memory, or is "
    "Good Life not installed there? Look at their logs, or try again with --engine local."
)


@contextmanager
def start_ray(address: str | None, workers: int | None, load: LoadReader) -> Iterator[ReadBatches]:
    """Start a cluster on this machine, or connect to the one at `address`; raises CannotStartError."""
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.CRITICAL}
    try:
        if address:
            ray.init(address, **quiet)
        else:
            ray.init("local", num_cpus=workers or cores(), include_dashboard=False, **quiet)
    except (OSError, RuntimeError, ValueError) as error:
        raise CannotStartError(f"No Ray cluster answers at “{address or 'this machine'}” ({error}).") from None
    try:
        yield partial(_read, load=load)
    finally:
        ray.shutdown()


def _read(waiting: Iterator[Batch], load: LoadReader) -> Generator[tuple[Batch, Results]]:
    """Yield every batch, read; Ray itself starts a lost actor anew before WorkerLostError is raised."""
    free = max(1, int(ray.available_resources().get("CPU", 1)))
    actor = ray.remote(num_cpus=1, max_restarts=TRIES, max_task_retries=TRIES)(Worker)
    pool = ActorPool([actor.remote(load) for _ in range(free)])
    try:
        yield from in_order(
            waiting,
            AHEAD * free,
            lambda narratives: pool.submit(lambda one, these: one.answer.remote(these), narratives),
            lambda _: pool.get_next(),
        )
    except RayError as error:
        raise WorkerLostError(LOST.format(error=type(error).__name__)) from error
