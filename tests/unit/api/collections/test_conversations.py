"""The bot's own conversations: of people who agreed, as long as they do, and nothing that says who they are."""

import json

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.collections import reading
from api.database.collection_tables import Story, StoryFinding
from api.database.tables import Conversation
from nlp.batch import command
from tests.unit.api.browsing import Browser
from tests.unit.api.collections.conftest import StairsReader, lines
from tests.unit.nlp.batch.fakes import load_keyword_reader_of


def talk(services, *sayings, research=True, called=""):
    """Let someone talk in a browser of their own, with or without a yes to researchers."""
    person = Browser(services)
    person.begin(**({"research": "true"} if research else {}))
    person.say("yes, let us begin with this long enough first answer")
    for saying in sayings:
        person.say(saying)
    if called:
        person.post("/my-page/name", data={"called": called})
    return person


def collect(mair, workshop, **form):
    """Make a collection of conversations, have it read, and return its id."""
    answer = mair.post("/collections/conversations", data={"redact": "true", **form})
    collection_id = str(answer.url).rsplit("/", 1)[-1]
    workshop.read(collection_id)
    return collection_id


def texts(workshop, collection_id):
    return [story.text for story in workshop.stories(collection_id)]


@pytest.fixture
def gwen(world):
    return talk(world.services, "my sister Meg cannot manage the stairs and nor can I", "danger", called="Gwenllian")


@pytest.fixture
def dai(world):
    return talk(world.services, "My allotment is good for me")


@pytest.fixture
def huw(world):
    return talk(world.services, "Nobody else shall read this of me", research=False)


def test_only_answers_of_those_who_agreed_are_taken_with_their_questions_and_redacted(gwen, dai, huw, mair, workshop):
    assert "<strong>2</strong> people who talked with Good Life have" in mair.get("/collections/conversations").text
    collection_id = collect(mair, workshop)
    stories = workshop.stories(collection_id)
    assert "my sister [Person 1] cannot manage the stairs and nor can I" in texts(workshop, collection_id)
    assert "My allotment is good for me" in texts(workshop, collection_id)
    assert not any("Nobody else" in story.text or "danger" in story.text for story in stories)
    assert all(story.question.startswith("Question") for story in stories)
    assert {story.name.split("-")[0] for story in stories} == {"1", "2"}


def test_nothing_says_who_they_are(gwen, world, mair, workshop):
    collection_id = collect(mair, workshop)
    assert all(story.replaced == [] for story in workshop.stories(collection_id))
    with world.services.sessions() as session:
        conversation_id = session.query(Conversation).one().id
    shown = [mair.get(f"/collections/{collection_id}{address}").text for address in ("", "/stories", "/report")]
    shown += [
        mair.get(f"/collections/{collection_id}/download/{what}.jsonl").text
        for what in ("findings", "narratives", "replaced", "rejected")
    ]
    shown += [
        mair.get(f"/collections/{collection_id}/stories/{story.id}").text for story in workshop.stories(collection_id)
    ]
    for page in shown:
        assert not any(secret in page for secret in (conversation_id, "Gwenllian", "Meg"))


def test_when_nobody_agrees_there_is_no_collection(huw, mair):
    assert "Nobody has said yes to researchers yet." in mair.get("/collections/conversations").text
    answer = mair.post("/collections/conversations", data={"redact": "true"})
    assert (answer.status_code, "Nobody has agreed to research yet" in answer.text) == (422, True)


def take_back(person):
    return person.post("/your-data/research", data={"may": "false"})


def delete_everything(person):
    return person.post("/delete")


def by_message(person):
    return person.say("delete everything")


LEAVING = [take_back, delete_everything, by_message]


@pytest.mark.parametrize("leave", LEAVING)
def test_whoever_leaves_is_gone_from_the_collection_and_every_later_export(leave, gwen, dai, mair, workshop, world):
    collection_id = collect(mair, workshop)
    at = f"/collections/{collection_id}"
    assert "cannot manage the" in mair.get(f"{at}/report").text
    leave(gwen)
    assert mair.get(f"{at}/report").status_code == 404
    for address in ("/stories", "/download/narratives.csv", "/download/findings.jsonl"):
        assert "stairs" not in mair.get(f"{at}{address}").text
    left = workshop.collection(collection_id)
    assert (left.state, left.done, left.total) == ("waiting", len(workshop.stories(collection_id)), left.done)
    with world.services.sessions() as session:
        assert session.query(StoryFinding).count() == 0  # the only one was hers
    workshop.read(collection_id)
    assert "cannot manage the" not in mair.get(f"{at}/report").text
    assert "My allotment is good for me" in texts(workshop, collection_id)


@pytest.mark.parametrize("leave", LEAVING)
def test_whoever_leaves_is_in_no_later_file(leave, gwen, dai, world, tmp_path, monkeypatch):
    monkeypatch.setenv("GOODLIFE_HOME", str(world.services.settings.goodlife_home))
    before = written(tmp_path / "before.jsonl")
    assert any("stairs" in line["text"] for line in before)
    leave(gwen)
    after = written(tmp_path / "after.jsonl")
    assert [line["text"] for line in after if "allotment" in line["text"]] == ["My allotment is good for me"]
    assert not any("stairs" in line["text"] for line in after)


def written(file, *options):
    result = CliRunner().invoke(app, ["conversations", "--out", str(file), *options])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_the_file_has_ids_people_texts_and_questions_without_names(gwen, huw, dai, world, tmp_path, monkeypatch):
    monkeypatch.setenv("GOODLIFE_HOME", str(world.services.settings.goodlife_home))
    found = written(tmp_path / "answers.jsonl")
    assert [set(line) for line in found] == [{"id", "person_id", "text", "question"}] * len(found)
    assert [line["person_id"] for line in found] == [line["id"].split("-")[0] for line in found]
    assert {line["person_id"] for line in found} == {"1", "2"}
    assert not any("Nobody else" in line["text"] or "Meg" in line["text"] for line in found)
    as_said = written(tmp_path / "as-said.jsonl", "--no-redact")
    assert "my sister Meg cannot manage the stairs and nor can I" in [line["text"] for line in as_said]
    again = CliRunner().invoke(app, ["conversations", "--out", str(tmp_path / "answers.jsonl")])
    assert (again.exit_code, "is there already" in again.output) == (2, True)


def test_their_answers_are_one_person_s_where_the_file_is_analysed(gwen, dai, world, tmp_path, monkeypatch):
    monkeypatch.setenv("GOODLIFE_HOME", str(world.services.settings.goodlife_home))
    written(tmp_path / "talks.jsonl")
    monkeypatch.setattr(command, "shipped_reader", load_keyword_reader_of)
    out = tmp_path / "out"
    assert CliRunner().invoke(app, ["analyse", str(tmp_path / "talks.jsonl"), "--out", str(out)]).exit_code == 0
    assert "the stories are those of 2 people" in (out / "report.html").read_text()


def test_whoever_says_yes_again_is_taken_in_by_a_new_collection(gwen, mair, workshop):
    first = collect(mair, workshop)
    take_back(gwen)
    gwen.post("/your-data/research", data={"may": "true"})
    assert texts(workshop, first) == []
    assert any("stairs" in text for text in texts(workshop, collect(mair, workshop)))


def test_whoever_leaves_while_it_is_read_is_not_written(gwen, dai, mair, workshop):
    class LeavingNow(StairsReader):
        def read(inner, narratives):
            take_back(gwen)
            return super().read(narratives)

    answer = mair.post("/collections/conversations", data={"redact": "true"})
    collection_id = str(answer.url).rsplit("/", 1)[-1]
    workshop.job(lambda tier, redact: LeavingNow()).read(collection_id)
    assert workshop.collection(collection_id).state == "waiting"
    collection = workshop.read(collection_id)
    assert (collection.state, collection.done) == ("ready", collection.total)
    assert not any("stairs" in text for text in texts(workshop, collection_id))


def test_whoever_leaves_while_the_report_is_made_is_not_quoted_in_it(gwen, dai, mair, workshop, monkeypatch):
    real = reading.make_report

    def leaving_now(session, collection):
        report = real(session, collection)
        take_back(gwen)
        return report

    with monkeypatch.context() as patched:
        patched.setattr(reading, "make_report", leaving_now)
        collection_id = collect(mair, workshop)
    assert mair.get(f"/collections/{collection_id}/report").status_code == 404
    workshop.read(collection_id)
    assert "stairs" not in mair.get(f"/collections/{collection_id}/report").text


def test_a_job_that_is_killed_takes_nobody_in_twice_and_misses_nobody(gwen, dai, mair, workshop, monkeypatch, world):
    others = [talk(world.services, f"person {number} likes the sea") for number in range(3)]
    monkeypatch.setattr(reading, "TALKS", 1)
    answer = mair.post("/collections/conversations", data={"redact": "true"})
    collection_id = str(answer.url).rsplit("/", 1)[-1]
    real, left = reading._Job.step, [3]

    def step(self, **values):
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return real(self, **values)

    with monkeypatch.context() as patched:
        patched.setattr(reading._Job, "step", step)
        with pytest.raises(KeyboardInterrupt):
            workshop.job().read(collection_id)
    take_back(gwen)  # who was taken in first: those after her move up
    workshop.read(collection_id)
    told = texts(workshop, collection_id)
    assert [sum(f"person {number} likes the sea" == text for text in told) for number in range(3)] == [1, 1, 1]
    assert not any("stairs" in text for text in told)
    assert len({story.position for story in workshop.stories(collection_id)}) == len(told)
    assert len(others) == 3


def test_everybody_gone_leaves_an_empty_collection(gwen, mair, workshop):
    collection_id = collect(mair, workshop)
    take_back(gwen)
    collection = workshop.read(collection_id)
    assert (collection.state, collection.total) == ("ready", 0)
    assert mair.get(f"/collections/{collection_id}").status_code == 200


def test_files_that_others_put_in_stay_when_a_person_leaves(gwen, mair, ready, workshop):
    take_back(gwen)
    assert len(workshop.stories(ready)) == 2
    assert lines(mair.get(f"/collections/{ready}/download/findings.jsonl")) != []


def test_the_database_itself_lets_no_story_outlive_its_conversation():
    (key,) = Story.__table__.c.conversation_id.foreign_keys
    assert key.ondelete == "CASCADE"
