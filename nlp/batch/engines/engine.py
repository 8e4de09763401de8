"""What an engine is, and the one way to start one."""

from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from importlib.util import find_spec

from nlp.batch.batches import Batch, Results
from nlp.batch.engines.name import EngineName
from nlp.batch.engines.worker import LoadReader
from nlp.batch.errors import CannotStartError

ReadBatches = Callable[[Iterator[Batch]], Generator[tuple[Batch, Results]]]
"""Yields every batch with its results, in input order, and takes no more of them in than its workers need."""


PACKAGES = {EngineName.DASK: "distributed", EngineName.RAY: "ray"}


def start_engine(
    name: EngineName, address: str | None, workers: int | None, load: LoadReader
) -> AbstractContextManager[ReadBatches]:
    """Start an engine, or connect to the cluster at `address`; `workers` None means one a core.

    Raises CannotStartError when what it needs is not installed, or nothing answers at the address.
    """
    if address and name is EngineName.LOCAL:
        raise CannotStartError("--address is that of a cluster: add --engine dask or --engine ray.")
    if address and workers:
        raise CannotStartError("With --address the cluster says how many processes read: leave out --workers.")
    if (package := PACKAGES.get(name)) and not find_spec(package):
        raise CannotStartError(f"“--engine {name}” is not installed. Install it with: uv sync --extra {name}")
    # What a cluster needs takes seconds to import, and may not be there.
    if name is EngineName.DASK:
        from nlp.batch.engines.dask import start_dask

        return start_dask(address, workers, load)
    if name is EngineName.RAY:
        from nlp.batch.engines.ray import start_ray

        return start_ray(address, workers, load)
    from nlp.batch.engines.local import start_local

    return start_local(workers, load)
