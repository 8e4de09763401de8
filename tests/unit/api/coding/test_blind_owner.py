"""An owner who codes blind learns by no other way what the machine or another put, and is not called blind after it."""

import pytest

from api.database.coding_tables import StoryDone
from api.database.collection_tables import Collection, Story, StoryFinding
from tests.unit.api.coding.test_coders import put_both, rules

REASON = "You said so."


def own(table, page=""):
    return table.owner.get(f"/collections/{table.id}{page}")


def change(table, do):
    with table.begin() as session:
        me = table.bench(session).me.id
    table.owner.post(f"/collections/{table.id}/coders/{me}", data={"do": do})


@pytest.fixture
def read(table):
    """As it is when the job is done: with a report and numbers."""
    with table.begin() as session:
        collection = session.get_one(Collection, table.id)
        collection.report, collection.taken_in, collection.done, collection.total = f"<p>{REASON}</p>", True, 3, 3
    return put_both(table)


CLOSED = ["/report", "/download/findings.csv", "/download/narratives.jsonl", "/coded?kind=csv", "/coded?kind=qdpx"]


@pytest.mark.parametrize("page", CLOSED)
@pytest.mark.parametrize("rule", ["story", "end"])
def test_what_shows_all_is_closed_until_the_phase_is_over(read, page, rule):
    rules(read, machines=rule)
    answer = own(read, page)
    assert (answer.status_code, "You code these stories blind" in answer.text, REASON in answer.text) == (
        *(403, True),
        False,
    )
    read.owner.post(f"/collections/{read.id}/coders/end-blind-phase")
    assert own(read, page).status_code == 200


def test_a_blind_owner_sees_no_finding_and_no_number_of_them(read):
    rules(read, machines="story")
    for page in ("", "/stories", f"/stories/{read.stories[0]}"):
        shown = own(read, page).text
        assert REASON not in shown
        assert "2 found" not in shown
        assert "Strength" not in shown
    read.owner.post(read.story(page="done"))
    assert REASON in own(read, f"/stories/{read.stories[0]}").text
    assert REASON not in own(read, f"/stories/{read.stories[1]}").text


def test_the_codes_alone_stay_open(read):
    rules(read, "end", "end")
    for page in ("/coded?kind=qdc", "/coded?kind=codes.csv", "/download/rejected.jsonl", "/take-out"):
        assert own(read, page).status_code == 200


def test_the_codebook_counts_a_blind_coders_own_tags_alone(read):
    assert own(read, "/codebook").text.count("put 1 time") == 2
    rules(read, "story")
    assert own(read, "/codebook").text.count("put 1 time") == 1


@pytest.mark.parametrize(
    ("people", "machines", "compared", "with_machines"),
    [("no", "no", 1, 2), ("end", "no", 0, 1), ("no", "end", 1, 0), ("story", "story", 1, 2), ("end", "end", 0, 0)],
)
def test_agreement_compares_only_what_its_reader_may_see(read, people, machines, compared, with_machines):
    rules(read, people, machines)
    for who in (read.owner, read.coder):
        who.post(read.story(page="done"))
    told = own(read, "/agreement").text, read.owner.get(f"/api/collections/{read.id}/agreement").json()
    assert (len(told[1]["people"]), len(told[1]["machines"])) == (compared, with_machines)
    assert told[1]["done"] == {"Mair": 1, "Tomos": 1}
    assert ("You code these stories blind" in told[0]) == ((people, machines) != ("no", "no"))


@pytest.mark.parametrize(
    ("page", "machines", "people"),
    [
        ("/report", False, True),
        ("/download/findings.csv", False, True),
        ("/coded?kind=csv", False, False),
        ("/stories/{story}", False, True),
        ("/codebook", True, True),
        ("/coded?kind=qdc", True, True),
        ("/download/rejected.csv", True, True),
    ],
)
@pytest.mark.parametrize("first", ["before there were rules", "while they did not code"])
def test_whoever_saw_it_another_way_is_not_called_blind(read, page, machines, people, first):
    story = read.stories[1]
    with read.begin() as session:
        found = {"kind": "need", "domain": "home", "start": 0, "end": 7, "score": 0.9, "reason": REASON}
        session.add(StoryFinding(story_id=story, **found))
    if first.startswith("while"):
        rules(read, "end", "end")
        change(read, "stop")
    assert own(read, page.format(story=story)).status_code == 200
    rules(read, "end", "end")
    change(read, "start")
    read.owner.post(read.story(2, "done"))
    with read.begin() as session:
        done = session.get_one(StoryDone, (story, read.bench(session).me.id))
        assert (done.blind_to_machines, done.blind_to_people) == (machines, people)


def test_a_collection_leads_to_coding_and_back(read):
    assert f'href="/collections/{read.id}/code"' in own(read).text
    assert f'href="/collections/{read.id}"' in own(read, "/code").text
    assert f"/stories/{read.stories[0]}/code" in own(read, f"/stories/{read.stories[0]}").text
    theirs = read.coder.get("/collections").text
    assert "Collections of others that you code" in theirs
    assert f'href="/collections/{read.id}/code"' in theirs
    assert "that you code" not in read.stranger.get("/collections").text
    assert f'href="/collections/{read.id}"' not in read.coder.get(f"/collections/{read.id}/code").text


def test_a_story_that_is_still_being_read_is_not_coded_and_says_why(read):
    with read.begin() as session:
        session.get_one(Story, read.stories[1]).language = None
    shown = own(read, "/code").text
    assert "Still being read" in shown
    assert read.stories[1] not in shown
    assert own(read, f"/stories/{read.stories[1]}/code").status_code == 503
    assert f'data-after="{read.stories[2]}"' in read.owner.get(read.story()).text
