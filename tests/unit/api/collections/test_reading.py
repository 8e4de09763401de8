"""The job: killed anywhere it goes on where it was, and nothing is written twice, by it or by another."""

from contextlib import contextmanager

import pytest

from api.collections import reading
from api.collections.reading import LOST, NO_STORY, OUR_FAULT, TRIES
from api.database.collection_tables import Collection, CollectionRemark, StoryFinding
from tests.unit.api.collections.conftest import STORIES, StairsReader, id_of, upload

MANY = "id,text\n" + "".join(f"{n},story {n} of the stairs\n" for n in range(1, 251))


class KilledError(BaseException):
    """Ends a job as nothing that it catches does."""


def killed_after(workshop, steps):
    """Return a job that is killed after so many steps, whatever it does then."""
    job, left = workshop.job(), [steps]
    real = reading._Job.step

    def step(self, **values):
        if left[0] == 0:
            raise KilledError
        left[0] -= 1
        return real(self, **values)

    return job, step


def kept(workshop, collection_id):
    """Return all that is kept of a collection, but for ids and seconds."""
    with workshop.services.sessions() as session:
        remarks = session.query(CollectionRemark).filter_by(collection_id=collection_id).all()
        collection = session.get(Collection, collection_id)
        return (
            [
                (s.position, s.name, s.text, s.language, [(f.start, f.end, f.kind) for f in s.findings])
                for s in workshop.stories(collection_id)
            ],
            sorted((r.position, r.rejected, r.line, r.says) for r in remarks),
            (collection.state, collection.done, collection.total, collection.taken),
        )


def test_stories_findings_and_rejected_rows_are_kept(workshop, ready):
    collection = workshop.collection(ready)
    assert (collection.state, collection.done, collection.total) == ("ready", 2, 2)
    stories = workshop.stories(ready)
    assert [(story.name, story.text) for story in stories] == [
        ("1", "I cannot manage the stairs any more"),
        ("2", "Tea with [Person 1] on a Sunday"),
    ]
    assert [(f.start, f.end) for f in stories[0].findings] == [(20, 26)]
    assert stories[1].replaced[0]["original"] == "Meg"


def test_what_was_taken_in_lies_nowhere_on_disk(workshop, mair, tmp_path):
    collection_id = id_of(upload(mair, ("stories.csv", STORIES)))
    assert list(tmp_path.rglob("*.kept"))
    workshop.read(collection_id)
    assert [path.name for path in (tmp_path / "uploads").iterdir()] == []
    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"stairs" not in everything
    assert b"Sunday" not in everything


@pytest.mark.parametrize(("redact", "named"), [({"redact": "true"}, False), ({}, True)])
def test_the_report_names_nobody_by_the_name_of_a_file(workshop, mair, redact, named):
    parts = [("files", ("Sian Evans.csv", b"id,text\n1,I cannot manage the stairs any more\n2\n"))]
    collection_id = id_of(mair.post("/collections", files=parts, data=redact))
    workshop.read(collection_id)
    assert ("Sian Evans" in mair.get(f"/collections/{collection_id}/report").text) is named


def test_unredacted_stories_stay_as_they_were(workshop, mair):
    parts = [("files", ("stories.csv", STORIES.encode()))]
    collection_id = id_of(mair.post("/collections", files=parts, data={"name": "Ours"}))
    workshop.read(collection_id)
    assert [story.text for story in workshop.stories(collection_id)][1] == "Tea with Meg on a Sunday"


@pytest.mark.parametrize("steps", range(7))
def test_a_job_that_is_killed_goes_on_and_the_end_is_the_same(workshop, mair, monkeypatch, steps):
    whole, broken = (id_of(upload(mair, ("a.csv", MANY + ",\n1,again\n"))) for _ in range(2))
    workshop.read(whole)
    workshop.read_texts.clear()
    job, step = killed_after(workshop, steps)
    with monkeypatch.context() as patched:
        patched.setattr(reading._Job, "step", step)
        with pytest.raises(KilledError):
            job.read(broken)
    assert workshop.collection(broken).state == "reading"
    workshop.read(broken)
    assert kept(workshop, broken) == kept(workshop, whole)
    # No more than the step that was not written is read twice.
    assert len(workshop.read_texts) - len(set(workshop.read_texts)) <= reading.STORIES


def test_what_ends_every_job_is_not_tried_for_ever_and_can_be_tried_again(workshop, mair, monkeypatch):
    collection_id = id_of(upload(mair, ("a.csv", MANY)))
    job, step = killed_after(workshop, 3)
    with monkeypatch.context() as patched:
        patched.setattr(reading._Job, "step", step)
        for _ in range(1 + TRIES):  # the first gets on a little
            with pytest.raises(KilledError):
                job.read(collection_id)
            assert workshop.collection(collection_id).state == "reading"
    done = workshop.collection(collection_id).done
    workshop.read(collection_id)
    collection = workshop.collection(collection_id)
    assert (collection.state, collection.problem, collection.done) == ("failed", LOST, done)
    mair.post(f"/collections/{collection_id}/go-on")
    workshop.read(collection_id)
    assert workshop.collection(collection_id).state == "ready"


@pytest.mark.parametrize(("jobs_at_once", "state"), [(1, "failed"), (2, "ready")])
def test_jobs_that_begin_at_once_are_not_taken_for_jobs_that_were_killed(
    workshop, mair, monkeypatch, jobs_at_once, state
):
    collection_id = id_of(upload(mair, ("a.csv", MANY)))
    _, step = killed_after(workshop, 0)
    job = workshop.job(jobs_at_once=jobs_at_once)
    with monkeypatch.context() as patched:
        patched.setattr(reading._Job, "step", step)
        for _ in range(TRIES):
            with pytest.raises(KilledError):
                job.read(collection_id)
    job.read(collection_id)
    assert workshop.collection(collection_id).state == state


def test_who_stops_and_goes_on_begins_to_count_anew(workshop, mair, monkeypatch):
    collection_id = id_of(upload(mair, ("a.csv", MANY)))
    job, step = killed_after(workshop, 0)
    with monkeypatch.context() as patched:
        patched.setattr(reading._Job, "step", step)
        for _ in range(2 * TRIES):
            with pytest.raises(KilledError):
                job.read(collection_id)
            mair.post(f"/collections/{collection_id}/stop")
            mair.post(f"/collections/{collection_id}/go-on")
    workshop.read(collection_id)
    assert workshop.collection(collection_id).state == "ready"


def test_a_second_job_takes_over_and_the_first_writes_nothing_more(workshop, mair):
    collection_id = id_of(upload(mair, ("a.csv", MANY)))

    class Overtaken(StairsReader):
        def read(inner, narratives):
            if not workshop.read_texts:
                workshop.read(collection_id)
            return super().read(narratives)

    workshop.job(lambda tier, redact: Overtaken()).read(collection_id)
    with workshop.services.sessions() as session:
        assert session.query(StoryFinding).count() == 250
    assert workshop.collection(collection_id).state == "ready"


def test_a_job_that_was_stopped_leaves_what_it_read_and_goes_on_later(workshop, mair):
    collection_id = id_of(upload(mair, ("a.csv", MANY)))

    class Stopped(StairsReader):
        def read(inner, narratives):
            narratives = list(narratives)
            if narratives[0].id == "101":
                mair.post(f"/collections/{collection_id}/stop")
            return super().read(narratives)

    workshop.job(lambda tier, redact: Stopped()).read(collection_id)
    stopped = workshop.collection(collection_id)
    assert (stopped.state, stopped.done, stopped.total) == ("stopped", 100, 250)
    assert workshop.read(collection_id).state == "stopped"
    mair.post(f"/collections/{collection_id}/go-on")
    assert workshop.read(collection_id).done == 250


def test_a_collection_that_was_deleted_meanwhile_is_left_alone(workshop, mair):
    collection_id = id_of(upload(mair, ("a.csv", MANY)))

    class Deleted(StairsReader):
        def read(inner, narratives):
            mair.post(f"/collections/{collection_id}/delete")
            return super().read(narratives)

    workshop.job(lambda tier, redact: Deleted()).read(collection_id)
    assert workshop.collection(collection_id) is None
    assert workshop.stories(collection_id) == []


def test_a_story_that_brings_the_reader_down_is_rejected_and_the_others_are_read(workshop, mair):
    collection_id = id_of(upload(mair, ("a.csv", "id,text\n1,the stairs\n2,this is broken\n3,the stairs\n")))
    collection = workshop.read(collection_id)
    assert (collection.state, collection.done, collection.total) == ("ready", 2, 2)
    [_, remarks, _] = kept(workshop, collection_id)
    assert any("story “2”: " in says for _, rejected, _, says in remarks if rejected)


def test_files_without_a_story_say_so_and_keep_the_reasons(workshop, mair):
    collection_id = id_of(upload(mair, ("a.csv", "id,text\n1,\n")))
    collection = workshop.read(collection_id)
    assert (collection.state, collection.problem) == ("failed", NO_STORY)
    assert "the text is empty" in mair.get(f"/collections/{collection_id}").text


def test_a_mistake_of_ours_is_told_and_can_be_tried_again(workshop, mair):
    collection_id = id_of(upload(mair, ("a.csv", STORIES)))

    def no_reader(tier, redact):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        workshop.job(no_reader).read(collection_id)
    failed = workshop.collection(collection_id)
    assert (failed.state, failed.problem) == ("failed", OUR_FAULT)
    mair.post(f"/collections/{collection_id}/go-on")
    assert workshop.read(collection_id).state == "ready"


def test_files_that_are_lost_say_so(workshop, mair):
    collection_id = id_of(upload(mair, ("a.csv", STORIES)))
    workshop.uploads.remove(collection_id)
    assert "add the files again" in workshop.read(collection_id).problem


def test_files_of_a_job_that_was_killed_when_it_had_taken_them_in_are_removed_by_the_next(workshop, mair, tmp_path):
    collection_id = id_of(upload(mair, ("a.csv", STORIES)))
    with monkeypatched_remove(workshop), pytest.raises(KilledError):
        workshop.job().read(collection_id)
    assert workshop.collection(collection_id).taken_in
    assert list(tmp_path.rglob("*.kept"))
    assert workshop.read(collection_id).state == "ready"
    assert list(tmp_path.rglob("*.kept")) == []


@contextmanager
def monkeypatched_remove(workshop):
    def killed(collection_id):
        raise KilledError

    workshop.uploads.remove = killed
    yield
    del workshop.uploads.remove


def test_a_database_that_takes_nothing_in_for_a_while_leaves_no_collection_behind(workshop, mair, monkeypatch):
    collection_id = id_of(upload(mair, ("a.csv", STORIES)))
    full = workshop.services.engine.connect()
    waits = []

    def lock(tier, redact):
        full.exec_driver_sql("BEGIN IMMEDIATE")  # as a disk that is full does: nothing can be written
        raise RuntimeError

    def unlock(seconds):
        waits.append(seconds)
        full.rollback()

    monkeypatch.setattr(reading.time, "sleep", unlock)
    with pytest.raises(RuntimeError):
        workshop.job(lock).read(collection_id)
    full.close()
    assert len(waits) == 1
    assert workshop.collection(collection_id).state == "failed"


def test_files_that_are_lost_before_their_columns_are_known_say_so_and_can_be_deleted(workshop, mair):
    collection_id = id_of(upload(mair, ("a.csv", "a,b\nthe stairs,Meg\n")))
    assert workshop.collection(collection_id).state == "columns"
    workshop.uploads.remove(collection_id)
    page = mair.get(f"/collections/{collection_id}").text
    assert "add the files again" in page
    assert f"/collections/{collection_id}/delete" in page
