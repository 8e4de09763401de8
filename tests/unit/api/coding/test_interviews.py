"""Interviews beside people: what the interviewer says is no unit of agreement, and teaches nothing."""

import io
import json

import pytest

from api.database.collection_tables import Story
from nlp.exchange.refi.read_qdpx import read_qdpx

TALK = "Interviewer: Do you walk to Jan now? Tell me.\n\nParticipant: I walk to chapel. Jan comes too.\n"
ASKED = "Do you walk to Jan now? Tell me."


@pytest.fixture
def interview(table):
    """The second story is an interview with one turn of the teller, of two sentences."""
    first, second = TALK.index("I walk"), TALK.index("Jan comes")
    asked = TALK.index(ASKED)
    with table.begin() as session:
        story = session.get(Story, table.stories[1])
        story.text = TALK
        story.sentences = [[first, second - 1], [second, len(TALK) - 1]]
        story.turns = [[first, len(TALK) - 1, asked, asked + len(ASKED)]]
    return table


def test_only_the_tellers_sentences_are_chosen_from_and_compared(interview):
    page = interview.owner.get(interview.story(2)).text
    assert "2. Jan comes too." in page
    assert "3. " not in page[page.index('id="sentence"') : page.index("</select>", page.index('id="sentence"'))]
    for who, code in ((interview.owner, "Need: Work"), (interview.coder, "Need: Home")):
        interview.put(who, code, 2, sentence="1")
        who.post(interview.story(2, "done"))
    told = interview.owner.get(f"/api/collections/{interview.id}/agreement").json()
    assert {one["sentences"] for one in told["alpha"]} <= {2, 4, 6, 8}
    assert all(one["sentences"] == 2 for one in told["alpha"] if one["code"] == "Need: Work")
    assert "Sentence 1" in interview.owner.get(interview.story(2, "settle")).text


@pytest.mark.parametrize("names", ["true", "false"])
def test_training_text_has_the_tellers_sentences_alone(interview, names):
    interview.put(interview.owner, "Outcome wanted: Health", 2, sentence="1")
    query = {"kind": "training.jsonl", "names": names}
    given = interview.owner.get(f"/collections/{interview.id}/coded", params=query).text
    lines = [json.loads(row) for row in given.splitlines() if row.startswith('{"id": "story-2#')]
    said = [line["text"][one["start"] : one["end"]] for line in lines for one in line["sentences"]]
    assert (said[0], len(said)) == ("I walk to chapel.", 2)
    assert said[1].endswith("comes too.")
    assert lines[0]["sentences"][0]["labels"] != []


NAMED = ["Interview with Dafydd Morgan.docx", "interview_dafydd_morgan.txt", "dafydd-morgan/what_was_good"]
UNNAMED = ["interview_12.docx", "summer_stories.txt", "17/what_was_good"]


@pytest.mark.parametrize(("names", "kept"), [(NAMED, False), (UNNAMED, True)])
def test_a_file_with_names_taken_out_is_not_called_by_one(interview, names, kept):
    with interview.begin() as session:
        for id_, name in zip(interview.stories, names, strict=True):
            story = session.get(Story, id_)
            story.source = story.name = name
    for number in (1, 2, 3):
        interview.put(interview.owner, "Need: Work", number, sentence="1")
    given = interview.owner.get(f"/collections/{interview.id}/coded", params={"kind": "csv"})
    assert "dafydd" not in given.text.lower()
    project = interview.owner.get(f"/collections/{interview.id}/coded", params={"kind": "qdpx"}).content
    told = read_qdpx(io.BytesIO(project)).stories
    assert [story.id for story in told] == (names if kept else ["story-1", "story-2", "story-3"])
    assert not any("dafydd" in story.source.lower() for story in told)
