"""Stories into the database and back: nothing of what counts is lost on the way."""

import pytest

from api.collections.stories import read_of, row_of
from api.database.collection_tables import Story
from nlp.batch.items import Accepted, Provenance
from nlp.domain.narrative import Narrative, Span, Turn

TURNS = (Turn(Span(4, 9), Span(0, 3)), Turn(Span(10, 14)))


@pytest.mark.parametrize(
    ("line", "conversation", "row"), [(7, None, "s.csv:7"), (None, None, ""), (None, "talk-1", "talk-1")]
)
def test_answers_of_one_person_are_known_as_such(line: int | None, conversation: str | None, row: str) -> None:
    narrative = Narrative("7/q1", "So? I sing Often", "How?", "s.csv", "North", "2026-05-04", TURNS)
    story = row_of("c", 0, Accepted(narrative, line, Provenance(same_as="3")))
    assert isinstance(story, Story)
    story.conversation_id, story.sentences = conversation, []
    read = read_of(story)
    assert (read.narrative, read.provenance.same_as, read.row) == (narrative, "3", row)
