"""Reading on Dask and Ray, each on a cluster of two workers: the same bytes as here, and clear errors."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from nlp.batch.batches import CHARACTERS
from nlp.batch.engines.name import EngineName
from nlp.batch.engines.window import AHEAD
from nlp.batch.errors import WorkerLostError
from nlp.batch.readers.columns import Wanted
from nlp.batch.run import Settings, run
from nlp.reading.errors import ArtefactMissing
from tests.unit.nlp.batch.fakes import load_keyword_reader, load_nothing

pytest.importorskip("distributed")
pytest.importorskip("ray")

STORY = "My garden and my neighbour Jan Puw. The pain is back. I hope to walk again. "
ROWS = [{"id": n, "text": f"Story {n}. " + ("FAIL" if n == 3 else STORY)} for n in range(600)]


@contextmanager
def dask_cluster() -> Iterator[str]:
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster,
    ):
        yield cluster.scheduler_address


@contextmanager
def ray_cluster() -> Iterator[str]:
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 2, "include_dashboard": False})
    try:
        yield cluster.address
    finally:
        cluster.shutdown()


CLUSTERS = {EngineName.DASK: dask_cluster, EngineName.RAY: ray_cluster}


@pytest.fixture(scope="module", params=list(CLUSTERS))
def cluster(request: pytest.FixtureRequest) -> Iterator[tuple[EngineName, str]]:
    """A cluster that was there before, and how to reach it."""
    with CLUSTERS[request.param]() as address:
        yield request.param, address


def stories(tmp_path: Path, rows: list[dict]) -> Path:
    (tmp_path / "s.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path / "s.jsonl"


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name != "report.html"}


def test_a_cluster_gives_the_bytes_that_this_machine_gives(tmp_path: Path, cluster: tuple[EngineName, str]) -> None:
    file, (engine, address) = stories(tmp_path, ROWS), cluster
    here = Settings(tmp_path / "here", Wanted(), workers=1, redact=True)
    there = replace(here, out=tmp_path / "there", workers=None, engine=engine, address=address)
    run([file], here, load_keyword_reader)
    run([file], there, load_keyword_reader)
    assert files(tmp_path / "there") == files(tmp_path / "here")
    assert len(files(tmp_path / "here")["rejected.jsonl"].splitlines()) == 1


def test_a_worker_that_is_lost_again_and_again_is_an_error_and_what_was_read_is_kept(
    tmp_path: Path, cluster: tuple[EngineName, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, address = cluster
    if engine is EngineName.RAY:
        monkeypatch.setattr("nlp.batch.engines.ray.TRIES", 1)
    whole = {"id": "a", "text": STORY * (CHARACTERS // len(STORY) + 1)}
    # The story that kills its worker is sent once three are taken back; Dask may lose those that wait on that worker.
    file = stories(tmp_path, [whole] * (2 + AHEAD * 2) + [{"id": "b", "text": "DIE"}])
    with pytest.raises(WorkerLostError, match="--engine local"):
        run([file], Settings(tmp_path / "out", Wanted(), engine=engine, address=address), load_keyword_reader)
    assert len((tmp_path / "out" / ".readings.journal").read_bytes().splitlines()) >= 1 + 3


def test_a_reader_that_cannot_be_loaded_there_says_so(tmp_path: Path, cluster: tuple[EngineName, str]) -> None:
    engine, address = cluster
    file = stories(tmp_path, ROWS)
    with pytest.raises(ArtefactMissing, match="Train it"):
        run([file], Settings(tmp_path / "out", Wanted(), engine=engine, address=address), load_nothing)


@pytest.mark.parametrize("engine", list(CLUSTERS))
def test_a_cluster_is_started_here_when_there_is_none(tmp_path: Path, engine: EngineName) -> None:
    file = stories(tmp_path, ROWS)
    run([file], Settings(tmp_path / "out", Wanted(), workers=2, engine=engine), load_keyword_reader)
    run([file], Settings(tmp_path / "here", Wanted(), workers=1), load_keyword_reader)
    assert files(tmp_path / "out") == files(tmp_path / "here")
