"""What is wished about the lines that were played back is told from what is said about a life."""

import pytest

from nlp.listening.lines import Line, chosen, meant
from nlp.listening.to_you import to_you
from nlp.listening.wishes import put_right, wishes_in

LINES = [
    Line("my garden", "home", 1),
    Line("my brother pops in on Sundays", "relationships", 2),
    Line("I was a joiner for forty years", "work", 3),
    Line("I can't pay the rent", "economy", 4),
    Line("the bus is no good", "economy"),
]


def only(text, states="any"):
    """Return the one wish in a message, and the words of the lines that it may mean."""
    ((_, wish),) = wishes_in(text, states)
    return wish, [LINES[at].words for at in meant(wish.about, LINES)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("take out the bit about the rent", "I can't pay the rent"),
        ("Take the rent out please", "I can't pay the rent"),
        ("can you take out number 4", "I can't pay the rent"),
        ("delete line two please", "my brother pops in on Sundays"),
        ("remove the second one", "my brother pops in on Sundays"),
        ("remove the last one", "I can't pay the rent"),
        ("leave my job out of it", "I was a joiner for forty years"),
        ("get rid of the joiner bit", "I was a joiner for forty years"),
        ("I'd like to take out the bit about the bus", "the bus is no good"),
        ("I never said I was a joiner", "I was a joiner for forty years"),
        ("i didnt say that about my brother", "my brother pops in on Sundays"),
        ("I don't want the garden bit in there", "my garden"),
        ("no, and please don’t keep the line about the rent", "I can't pay the rent"),
    ],
)
def test_a_line_to_take_out_is_found_by_its_words_its_number_or_what_it_is_about(text, line):
    wish, lines = only(text)
    assert wish.takes_out
    assert lines == [line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("it's not my brother, it's my son", "my son pops in on Sundays"),
        ("It’s not my brother, it’s my son.", "my son pops in on Sundays"),
        ("its not my brother its my son", "my son pops in on Sundays"),
        ("not my brother, my son", "my son pops in on Sundays"),
        ("my son, not my brother", "my son pops in on Sundays"),
        ("it's my son not my brother", "my son pops in on Sundays"),
        ("my son not my brother", "my son pops in on Sundays"),
        ("no it was my son not my brother", "my son pops in on Sundays"),
        ("change my brother to my son", "my son pops in on Sundays"),
        ("swap brother for son", "my son pops in on Sundays"),
        ("2 should say my son rings me", "my son rings me"),
        ("number 2 is: my son rings me", "my son rings me"),
        ("the second one is my son", "my son"),
        ("no, the garden is my wife's", "the garden is my wife's"),
        ("yes but the garden is my wife's", "the garden is my wife's"),
        ("the garden isn't mine, it's my wife's", "the garden isn't mine, it's my wife's"),
        ("It's my wife's garden", "It's my wife's garden"),
        ("it should be my wife's garden not mine", "my wife's garden"),
        ("no I was never a joiner", "I was never a joiner"),
    ],
)
def test_a_line_is_changed_in_their_own_words(text, line):
    wish, lines = only(text)
    assert len(lines) == 1
    assert wish.applied_to(lines[0]) == line


@pytest.mark.parametrize(
    "text", ["you got my job wrong", "number 3 is wrong", "the bit about my job isn't right", 
     "that's wrong about my job",
    "can you change the bit about my job"]
)  # fmt: skip
def test_what_is_wrong_and_no_more_is_heard(text):
    wish, lines = only(text)
    assert wish.does == "wrong"
    assert lines == ["I was a joiner for forty years"]


@pytest.mark.parametrize("text", ["I didn't say that", "take that out", "that's not what I said", "remove it"])
def test_where_nothing_says_which_every_line_may_be_meant(text):
    assert len(only(text)[1]) == len(LINES)


def test_several_lines_may_be_meant():
    assert only("take out the bit about money")[1] == ["I can't pay the rent", "the bus is no good"]


def test_one_message_may_hold_several_wishes_and_more():
    said = "no, the garden is my wife's. take out the rent and it's not my brother, it's my son. I love the sea"
    found = wishes_in(said, "any")
    assert [wish.does for _, wish in found] == ["state", "remove", "replace"]
    assert all("sea" not in part.of(said) for part, _ in found)


@pytest.mark.parametrize(
    "text",
    ["I love the sea", "nothing", "that is right", "yes that's all", "swimming, I forgot", "I want to change my life",
     "delete everything", "delete all my answers", "take the dog out on the hills, always",
     "I want to take the dog out",
     "add that I like singing", "you left out my dog", "and I also do not drive", "put that I like singing",
     "I'd like to leave the house more", "I lost my job", "I'd like to get rid", "I could do with a hand", "", "🙂"],
)  # fmt: skip
def test_what_is_said_about_a_life_is_no_wish(text):
    assert wishes_in(text, "any") == []


@pytest.mark.parametrize("text", ["I can't see my kids", "I don't live alone", "it's my knees", "he isn't well"])
def test_a_statement_is_a_wish_only_where_statements_may_be(text):
    assert wishes_in(text, "any")
    assert wishes_in(text, "opened") == wishes_in(text, "never") == []
    assert wishes_in(f"No, {text}", "opened")


@pytest.mark.parametrize(
    ("text", "places"),
    [("2", [0]), ("number 4", [1]), ("the first one", [0]), ("both", [0, 1]), ("all of them", [0, 1]), 
     ("2 and 4", [0, 1]),
     ("the brother one", [0]), ("never mind", []), ("leave it", []), ("none of them", []), ("I love the sea", None),
     ("9", None), ("yes", None)],
)  # fmt: skip
def test_which_line_is_meant_is_answered_by_number_by_words_or_not_at_all(text, places):
    assert chosen(text, [LINES[1], LINES[3]]) == places


@pytest.mark.parametrize(
    ("text", "new"),
    [("my son pops in", "my son pops in"), ("it should say my son pops in.", "my son pops in"), ("leave it", None),
     ("never mind", None), ("i dont know", None), ("no", None), ("ok", None), ("its fine leave it", None),
     ("my son", "my son")],
)  # fmt: skip
def test_what_a_line_shall_say_is_taken_as_it_is_said(text, new):
    right = put_right(text)
    assert (right and right.new) == new


@pytest.mark.parametrize(
    ("text", "out"),
    [("just take it out", True), ("yes please", True), ("take out", True), ("get rid", True), ("leave it out", True),
     ("it should say my son", False), ("take me out more", False), ("yes it is my son", False)],
)  # fmt: skip
def test_a_line_that_is_wrong_may_be_taken_out_instead(text, out):
    assert put_right(text).takes_out == out


@pytest.mark.parametrize(
    ("words", "turned"),
    [
        ("the garden is my wife's", "the garden is your wife's"),
        ("I'm not a joiner, I was a welder", "you're not a joiner, you were a welder"),
        ("we live with our mum", "you live with your mum"),
        ("the mice ate my island", "the mice ate your island"),
        ("you got my job wrong", None),
    ],
)
def test_words_are_said_back_as_yours(words, turned):
    assert to_you(words) == turned
