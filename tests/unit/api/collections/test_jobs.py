"""The queue: it may be lost, and what waits is found again; a real consumer reads what is in it."""

import pytest
from huey.storage import SqliteStorage

from api.collections import jobs, worker
from api.collections.jobs import Jobs, open_queue
from api.database.collection_tables import Collection
from tests.unit.api.collections.conftest import STORIES, id_of, upload


@pytest.fixture
def queue(world):
    return open_queue(world.services.settings)


@pytest.fixture
def works(queue, world, workshop, monkeypatch):
    """The jobs of a worker whose database and readers are those of these tests."""
    here = worker.Worker(world.services.settings)
    here.reader = workshop.job()
    monkeypatch.setattr(worker, "worker", lambda: here)
    return Jobs(queue)


def work(queue):
    """Do all that is in the queue, as a consumer does."""
    while task := queue.dequeue():
        queue.execute(task)


def test_the_queue_is_a_file_beside_the_database_and_holds_no_words(queue, mair, tmp_path):
    assert isinstance(queue.storage, SqliteStorage)
    collection_id = id_of(upload(mair, ("chapel.csv", STORIES)))
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("jobs.db*"))
    assert collection_id.encode() in kept
    assert b"chapel" not in kept
    assert b"stairs" not in kept


def test_what_is_put_in_is_read_by_a_worker(works, queue, mair, workshop):
    collection_id = id_of(upload(mair, ("a.csv", STORIES)))
    work(queue)
    assert workshop.collection(collection_id).state == "ready"


def test_what_was_lost_from_the_queue_is_found(works, queue, mair, workshop):
    collection_id = id_of(upload(mair, ("a.csv", STORIES)))
    queue.flush()
    work(queue)
    assert workshop.collection(collection_id).state == "waiting"
    works.look_around()
    work(queue)
    assert workshop.collection(collection_id).state == "ready"


def test_a_worker_that_starts_goes_on_with_what_another_left(works, queue, mair, workshop, world):
    collection_id = id_of(upload(mair, ("a.csv", STORIES)))
    queue.flush()
    with world.services.sessions.begin() as session:
        session.get(Collection, collection_id).state = "reading"
    works.look_around()  # another may be reading it
    work(queue)
    assert workshop.collection(collection_id).state == "reading"
    works.begin()
    work(queue)
    assert workshop.collection(collection_id).state == "ready"


@pytest.mark.parametrize("state", ["ready", "stopped", "failed", "columns"])
def test_what_is_not_to_be_read_is_left_alone(works, queue, mair, workshop, world, state):
    collection_id = id_of(upload(mair, ("a.csv", STORIES)))
    with world.services.sessions.begin() as session:
        session.get(Collection, collection_id).state = state
    works.begin()
    work(queue)
    assert workshop.collection(collection_id).state == state
    assert workshop.stories(collection_id) == []


def test_a_queue_that_does_not_answer_loses_no_upload(world, mair, workshop, monkeypatch):
    def broken(self, task):
        raise OSError

    monkeypatch.setattr(type(jobs.open_queue(world.services.settings)), "enqueue", broken)
    collection_id = id_of(upload(mair, ("a.csv", STORIES)))
    assert workshop.collection(collection_id).state == "waiting"
