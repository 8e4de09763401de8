"""Summary items: said twice is one item with two places; nothing decided is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.domain.finding import Finding
from nlp.summary.items import Change, Evidence, ReadTurn, add_findings, summarise


def turn(turn_id, text, *labels):
    """A turn with a finding for each (kind, domain, words)."""
    findings = []
    for kind, domain, words in labels:
        start = text.index(words)
        findings.append(Finding(turn_id, kind, domain, start, start + len(words), words, 0.9, "it says so"))
    return ReadTurn(turn_id, text, findings)


GARDEN = turn("t1", "my garden keeps me going", ("strength", "learning_leisure", "my garden keeps me going"))
GARDEN_AGAIN = turn(
    "t2", "Like I said, My Garden keeps me going!", ("strength", "learning_leisure", "My Garden keeps me going!")
)
KNEES = turn("t3", "its my knees now", ("need", "health", "its my knees now"))


def test_one_thing_said_is_one_item_in_the_persons_own_words():
    (item,) = summarise([KNEES])
    assert (item.kind, item.domain, item.words) == ("need", "health", "its my knees now")
    assert item.evidence == (Evidence("t3", 0, 16, "its my knees now"),)


def test_the_same_thing_said_twice_is_one_item_with_two_places():
    (item,) = summarise([GARDEN, GARDEN_AGAIN])
    assert item.words == "my garden keeps me going"
    assert [evidence.turn_id for evidence in item.evidence] == ["t1", "t2"]


@pytest.mark.parametrize(
    ("kind", "domain", "words"),
    [
        ("need", "learning_leisure", "my garden keeps me going"),
        ("strength", "health", "my garden keeps me going"),
        ("strength", "learning_leisure", "my dog keeps me going"),
        ("strength", "learning_leisure", "gardens keep me going"),
    ],
)
def test_another_kind_domain_or_thing_is_another_item(kind, domain, words):
    assert len(summarise([GARDEN, turn("t9", words, (kind, domain, words))])) == 2


def test_a_turn_heard_twice_changes_nothing():
    items = summarise([GARDEN, KNEES])
    assert add_findings(items, GARDEN) == []


def test_a_new_item_and_an_extended_one_are_told_apart():
    items = summarise([GARDEN])
    both = ReadTurn("t2", GARDEN_AGAIN.text, GARDEN_AGAIN.findings)
    assert [change.position for change in add_findings(items, both)] == [0]
    assert add_findings(items, KNEES) == [Change(None, summarise([KNEES])[0])]


def test_words_that_the_person_may_have_kept_are_never_touched():
    items = summarise([GARDEN])
    longer = turn(
        "t4", "my garden keeps me going all year", ("strength", "learning_leisure", "my garden keeps me going all year")
    )
    (change,) = add_findings(items, longer)
    assert change.item.words == items[0].words
    assert len(change.item.evidence) == 2


def test_the_same_thing_twice_in_one_turn_is_one_change():
    twice = turn(
        "t5",
        "walking. I love walking",
        ("strength", "learning_leisure", "walking"),
        ("strength", "learning_leisure", "I love walking"),
    )
    assert [change.position for change in add_findings([], twice)] == [None]


def test_nothing_found_adds_nothing():
    assert summarise([ReadTurn("t1", "hello there", [])]) == []


@given(st.lists(st.text("ab .,!é🙂", min_size=1, max_size=20), max_size=6))
def test_words_are_always_a_run_of_what_was_typed(texts):
    turns = [
        ReadTurn(f"t{at}", text, [Finding(f"t{at}", "need", "home", 0, len(text), text, 0.5, "")])
        for at, text in enumerate(texts)
    ]
    typed = {read.turn_id: read.text for read in turns}
    items = summarise(turns)
    assert all(item.words in typed[item.evidence[0].turn_id] for item in items)
    assert sum(len(item.evidence) for item in items) == len(texts)
