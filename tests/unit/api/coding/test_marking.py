"""A text with tags on it: each on a line of its own, and every code point where it was."""

import pytest
from sqlalchemy import delete, func, select

from api.coding.marking import MOST_LINES, Piece, pieces_of
from api.database.coding_tables import StoryCoding, StoryDone, StoryLook
from api.database.collection_tables import Story, StoryFinding
from nlp.domain.narrative import Span
from tests.coding import STORIES


def drawn(text, *spans):
    """Return the words of each piece with the lines under it, by tag and depth."""
    pieces = pieces_of(text, [Span(*span) for span in spans])
    return [(piece.text, [(line.tag, line.depth) for line in piece.lines], piece.ends) for piece in pieces]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((), [("a good life", [], ())]),
        (((2, 6),), [("a ", [], ()), ("good", [(0, 0)], (0,)), (" life", [], ())]),
        (((0, 6), (2, 11)), [("a ", [(0, 0)], ()), ("good", [(0, 0), (1, 1)], (0,)), (" life", [(1, 1)], (1,))]),
        (((0, 1), (2, 6)), [("a", [(0, 0)], (0,)), (" ", [], ()), ("good", [(1, 0)], (1,)), (" life", [], ())]),
        (((2, 6), (0, 11)), [("a ", [(1, 0)], ()), ("good", [(1, 0), (0, 1)], (0,)), (" life", [(1, 0)], (1,))]),
    ],
)
def test_overlapping_tags_have_lines_of_their_own(spans, expected):
    assert drawn("a good life", *spans) == expected


def test_what_lies_too_deep_shares_the_last_line():
    (piece,) = pieces_of("words", [Span(0, 5)] * 8)
    assert max(line.depth for line in piece.lines) == MOST_LINES - 1
    assert len(piece.ends) == 8


@pytest.mark.parametrize("text", STORIES)
def test_pieces_are_the_whole_text_and_know_where_they_are(text):
    pieces = pieces_of(text, [Span(at, at + 7) for at in range(0, 20, 3)])
    assert "".join(piece.text for piece in pieces) == text
    assert all(text[piece.at :].startswith(piece.text) for piece in pieces)


def test_what_browsers_would_change_is_written_so_that_they_do_not():
    assert Piece(0, "<i>\r\n\0", (), ()).html == "&lt;i&gt;&#13;\n\ufffd"


def test_whatever_is_about_a_story_goes_when_it_goes(table):
    table.put(table.owner, "Need: Work", sentence="3")
    table.owner.post(table.story(page="done"))
    table.put(table.owner, "Need: Work", 2, sentence="1")
    with table.begin() as session:
        session.execute(delete(StoryFinding).where(StoryFinding.story_id == table.stories[0]))
        session.execute(delete(Story).where(Story.id == table.stories[0]))
    with table.begin() as session:
        left = {
            row: session.scalar(select(func.count()).select_from(row)) for row in (StoryCoding, StoryDone, StoryLook)
        }
    assert left == {StoryCoding: 1, StoryDone: 0, StoryLook: 1}
