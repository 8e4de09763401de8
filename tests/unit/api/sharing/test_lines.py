"""What someone else sees of one line, and of the sentence that it comes from."""

import pytest

from api.database.tables import Evidence, SummaryItem
from api.sharing.lines import as_shown, choose, cover, mark_of

TURN = "My secret. I have my garden and my dad drinks. He shouts."
SENTENCE = "I have my garden and my dad drinks."
GARDEN, DAD = "my garden", "my dad drinks"


def place(text, turn="1", said=TURN, position=0):
    start = said.index(text)
    return Evidence(turn_id=turn, position=position, start=start, end=start + len(text), text=text)


def line_of(places, words, status="suggested", id_="a"):
    made = SummaryItem(id=id_, kind="strength", domain="home", words=words, status=status, by="machine")
    made.score, made.reason, made.evidence = 0.9, "You said it is good.", places
    return made


def item(words="my garden", said=("my garden",), status="suggested"):
    """A line that was said in turns that hold nothing else."""
    return line_of([place(text, str(at), text, at) for at, text in enumerate(said)], words, status)


def shown(made, places=9):
    (line,) = as_shown([made], {"a": places}, {place.turn_id: place.text for place in made.evidence})
    return line


def texts(line):
    return [context.text for context in line.contexts]


@pytest.mark.parametrize(
    ("words", "said", "sentences"),
    [
        ("my garden", ["my garden"], []),
        ("my garden", ["My garden.", "and my garden"], []),
        ("my garden", ["my garden with roses"], ["my garden with roses"]),
        ("my garden", ["my garden with roses", "my garden with roses"], ["my garden with roses"]),
        ("my garden", ["garden", "my garden", "the garden"], ["garden", "the garden"]),
        ("my garden", [], []),
    ],
)
def test_a_sentence_is_shown_once_and_only_where_it_is_not_the_line_itself(words, said, sentences):
    assert texts(shown(item(words, said))) == sentences


@pytest.mark.parametrize(
    ("status", "covered", "sentences"),
    [
        ("suggested", {"a": 1, "b": 1}, {"a": [SENTENCE], "b": [SENTENCE]}),
        ("kept", {"a": 1, "b": 1}, {"a": [SENTENCE], "b": [SENTENCE]}),
        ("suggested", {"a": 1}, {"a": []}),
        ("suggested", {"a": 1, "b": None}, {"a": []}),
        ("removed", {"a": 1, "b": 1}, {"a": []}),
        ("changed", {"a": 1, "b": 1}, {"a": [], "b": []}),
        ("suggested", {"a": None, "b": 1}, {"b": []}),
        ("suggested", {}, {}),
    ],
)
def test_a_sentence_is_shown_only_where_nothing_in_it_belongs_to_a_line_that_is_not(status, covered, sentences):
    garden, dad = line_of([place(GARDEN)], GARDEN), line_of([place(DAD)], DAD, status, "b")
    lines = as_shown([garden, dad], covered, {"1": TURN})
    assert {line.id: texts(line) for line in lines} == sentences


def test_the_words_are_marked_in_their_sentence_and_the_rest_of_the_turn_is_not_shown():
    (line,) = as_shown([line_of([place("garden"), place("have")], GARDEN)], {"a": 2}, {"1": TURN})
    (context,) = line.contexts
    assert context.text == SENTENCE
    assert [run.of(context.text) for run in context.runs] == ["garden", "have"]


def test_words_that_run_over_two_sentences_show_both_and_no_third():
    (line,) = as_shown([line_of([place("drinks. He")], "he drinks")], {"a": 1}, {"1": TURN})
    assert texts(line) == [f"{SENTENCE} He shouts."]


@pytest.mark.parametrize(
    ("status", "theirs"), [("suggested", False), ("kept", False), ("changed", True), ("added", True)]
)
def test_a_line_in_the_persons_new_words_shows_nothing_of_the_old_ones(status, theirs):
    line = shown(item("roses", ["my garden with roses"], status))
    assert (line.evidence == [], line.contexts == [], line.score is None, line.reason is None) == (theirs,) * 4


@pytest.mark.parametrize(("places", "sentences"), [(0, []), (1, ["garden"]), (2, ["garden", "the garden"])])
def test_what_was_said_after_sharing_is_not_shown(places, sentences):
    assert texts(shown(item("my garden", ["garden", "the garden"]), places)) == sentences


def test_a_line_that_is_not_covered_is_not_shown():
    made, said = item(), {"0": "my garden"}
    assert as_shown([made], {}, said) == []
    assert as_shown([made], {"b": 1}, said) == []
    assert as_shown([made], choose(cover([made]), ["b"]), said) == []
    assert len(as_shown([made], choose(cover([made]), ["a"]), said)) == 1


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
