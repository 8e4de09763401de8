"""The messages that the listener learns from."""

import pytest

from nlp.listening.danger import plain_danger
from nlp.listening.heard import HEARD_AS
from nlp.training.messages import (
    KEPT_APART,
    MESSAGES_FOLDER,
    Message,
    load_danger,
    load_heard_as,
    ordinary_messages,
    part,
)

WELSH = MESSAGES_FOLDER / "welsh"
LEARNT = [*load_heard_as(), *load_danger(), *load_heard_as(WELSH), *load_danger(WELSH)]
NEXT = load_heard_as(MESSAGES_FOLDER / "next")
APART = [
    *load_heard_as(KEPT_APART, "commands"),
    *load_heard_as(KEPT_APART, "answers"),
    *load_danger(KEPT_APART),
    *load_danger(KEPT_APART / "in_talk"),
    *load_heard_as(WELSH / "kept_apart", "commands"),
    *load_danger(WELSH / "kept_apart"),
]


def same(text):
    return " ".join(text.lower().split())


@pytest.mark.parametrize("messages", [[*LEARNT, *NEXT], APART], ids=["learnt from", "kept apart"])
def test_no_message_is_there_twice(messages):
    words = [(same(one.text), one.question) for one in messages]
    assert len(set(words)) == len(words)


def test_what_is_kept_apart_is_not_learnt_from():
    learnt = {same(one.text) for one in [*LEARNT, *NEXT, *ordinary_messages()]}
    assert not [one.text for one in APART if same(one.text) in learnt]


def test_every_way_of_being_heard_is_one_of_the_contract():
    assert {name for one in [*LEARNT, *APART] for name in one.right} == set(HEARD_AS) - {"crisis"}


def test_there_are_as_many_hard_negatives_as_disclosures():
    levels = [one.level for one in load_danger()]
    assert levels.count("none") >= levels.count("crisis") > 1000
    assert len(levels) >= 3000


@pytest.mark.parametrize(
    ("own", "others", "level"),
    [("none", "none", "none"), ("concern", "none", "concern"), ("concern", "crisis", "crisis")],
)
def test_the_worse_of_two_dangers_counts(own, others, level):
    assert Message("", None, (), {"self": own, "others": others}).level == level


def test_of_an_unread_message_nothing_is_known():
    assert Message("", None, ("answer",), None).level is None


def test_ordinary_messages_are_answers_in_no_plain_danger():
    ordinary = ordinary_messages()
    assert {one.right for one in ordinary} == {("answer",)}
    assert not [one.text for one in ordinary if plain_danger(one.text)]
    assert sum(one.danger is None for one in ordinary) < len(ordinary) / 3


def test_one_message_in_ten_is_held_out():
    parts = part(LEARNT)
    assert len(parts.kept) + len(parts.held_out) == len(LEARNT)
    assert 0.08 < len(parts.held_out) / len(LEARNT) < 0.12
