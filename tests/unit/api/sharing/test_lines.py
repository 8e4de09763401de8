"""What someone else sees of one line."""

import pytest

from api.database.tables import Evidence, SummaryItem
from api.sharing.lines import as_shown, cover, mark_of


def item(words="my garden", said=("my garden",), status="suggested"):
    places = [Evidence(turn_id="1", position=at, start=0, end=len(text), text=text) for at, text in enumerate(said)]
    made = SummaryItem(id="a", kind="strength", domain="home", words=words, status=status, by="machine")
    made.score, made.reason, made.evidence = 0.9, "You said it is good.", places
    return made


def shown(made, places=9):
    (line,) = as_shown([made], {"a": places})
    return line


@pytest.mark.parametrize(
    ("words", "said", "quotes"),
    [
        ("my garden", ["my garden"], []),
        ("my garden", ["My garden.", "and my garden"], []),
        ("my garden", ["my garden with roses"], ["my garden with roses"]),
        ("my garden", ["my garden with roses", "my garden with roses"], ["my garden with roses"]),
        ("my garden", ["garden", "my garden", "the garden"], ["garden", "the garden"]),
        ("my garden", [], []),
    ],
)
def test_a_quote_is_shown_once_and_only_where_it_is_not_the_line_itself(words, said, quotes):
    assert shown(item(words, said)).quotes == quotes


@pytest.mark.parametrize(
    ("status", "theirs"), [("suggested", False), ("kept", False), ("changed", True), ("added", True)]
)
def test_a_line_in_the_persons_new_words_shows_nothing_of_the_old_ones(status, theirs):
    line = shown(item("roses", ["my garden with roses"], status))
    assert (line.evidence == [], line.score is None, line.reason is None) == (theirs, theirs, theirs)


@pytest.mark.parametrize(("places", "quotes"), [(0, []), (1, ["garden"]), (2, ["garden", "the garden"])])
def test_what_was_said_after_sharing_is_no_quote(places, quotes):
    assert shown(item("my garden", ["garden", "the garden"]), places).quotes == quotes


def test_a_line_that_is_not_covered_is_not_shown():
    assert as_shown([item()], {}) == []
    assert as_shown([item()], {"b": 1}) == []
    assert len(as_shown([item()], cover([item()]))) == 1


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (item(), True),
        (item(said=("my garden", "my garden")), True),
        (item(words="my gardens"), False),
        (item(status="kept"), False),
        (item(said=("the garden",)), False),
    ],
)
def test_the_mark_differs_when_what_is_seen_differs(other, same):
    assert (mark_of([shown(item())]) == mark_of([shown(other)])) == same
