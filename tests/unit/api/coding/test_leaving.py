"""What was coded goes with the story, wherever it was quoted: by a person's will, and with a collection."""

import pytest
from sqlalchemy import func, select

from api.database.coding_tables import (
    CodeExample,
    CodingRules,
    CollectionCode,
    CollectionCoder,
    Settlement,
    StoryCoding,
    StoryDone,
    StoryLook,
    StorySuggested,
    Suggestion,
)
from api.database.collection_tables import Story
from api.database.tables import Conversation
from tests.unit.api.browsing import Browser

TOLD = "My sister Meg cannot manage the stairs. I want to walk to chapel again."
OF_STORIES = (StoryCoding, StoryDone, StoryLook, StorySuggested, Suggestion, Settlement)
OF_COLLECTIONS = (*OF_STORIES, CodeExample, CollectionCode, CollectionCoder, CodingRules)


def counts(table, rows):
    with table.begin() as session:
        return {row.__name__: session.scalar(select(func.count()).select_from(row)) for row in rows}


@pytest.fixture
def told(table):
    """The first story is a person's own; two coded it, a sentence was settled, and her words became an example."""
    person = Browser(table.services)
    person.begin(research="true")
    with table.begin() as session:
        conversation_id = session.scalar(select(Conversation.id))
        story = session.get_one(Story, table.stories[0])
        story.conversation_id, story.text, story.sentences = conversation_id, TOLD, [[0, 39], [40, len(TOLD)]]
        story.findings = []
        bench = table.bench(session)
        home = next(code for code in bench.codes if bench.full_name(code) == "Need: Home")
        home.examples = [
            CodeExample(words="my sister Meg  cannot manage the stairs!"),
            CodeExample(words="the stairs"),
        ]
        session.flush()
        for at in (0, 1):
            suggested = {"code_id": home.id, "start": 0, "end": 5, "example": home.examples[0].words}
            session.add(Suggestion(story_id=table.stories[at], **suggested))
            session.add(StorySuggested(story_id=table.stories[at], mark="m"))
    table.put(table.owner, "Need: Home", sentence="1", note="her sister")
    table.put(table.coder, "Need: Work", sentence="1")
    for who in (table.owner, table.coder):
        who.post(table.story(page="done"))
    page = table.owner.get(table.story(page="settle")).text
    seen = page.split('name="seen" value="')[1].split('"')[0]
    decided = {"sentence": "1", "seen": seen, "codes": [table.code("Need: Home")]}
    table.owner.post(table.story(page="settle"), data=decided)
    assert counts(table, [Settlement]) == {"Settlement": 1}
    return table, person


LEAVING = {
    "takes the yes back": ("/your-data/research", {"may": "false"}),
    "deletes everything": ("/delete", {}),
}


@pytest.mark.parametrize("how", LEAVING)
def test_whoever_leaves_takes_what_was_coded_with_them(told, how):
    table, person = told
    address, form = LEAVING[how]
    person.post(address, data=form)
    left = counts(table, OF_STORIES)
    assert left.pop("StoryLook") <= 2
    assert left == {"StoryCoding": 0, "StoryDone": 0, "StorySuggested": 1, "Suggestion": 0, "Settlement": 0}
    with table.begin() as session:
        assert session.scalars(select(CodeExample.words)).all() == ["the stairs"]  # nobody's own
    for who in (table.owner, table.coder):
        assert who.get(table.story()).status_code == 404
    shown = table.owner.get(f"/collections/{table.id}/coded", params={"kind": "csv", "names": "true"}).text
    assert "Meg" not in shown
    assert "her sister" not in shown


def test_a_collection_that_is_deleted_takes_all_of_it(told):
    table, _ = told
    assert "codes" in table.owner.get(f"/collections/{table.id}/delete").text
    table.owner.post(f"/collections/{table.id}/delete")
    assert set(counts(table, OF_COLLECTIONS).values()) == {0}
    assert table.coder.get(f"/collections/{table.id}/code").status_code == 404
