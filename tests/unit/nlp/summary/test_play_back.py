"""The play-back: four short groups, what matters first, in the person's own words."""

import pytest

from nlp.domain.codebook import load_codebook
from nlp.summary.items import Evidence, SummaryItem
from nlp.summary.play_back import ORDER, in_groups, numbered, play_back, short_play_back


def item(kind, words, times=1):
    return SummaryItem(kind, "home", words, tuple(Evidence(f"t{at}", 0, 1, words[0]) for at in range(times)))


ITEMS = [
    item("need", "its my knees now"),
    item("outcome_achieved", "I can walk to the shop again"),
    item("strength", "the girls after"),
    item("strength", "Gwen used to fetch me", times=2),
    item("outcome_wanted", "chapel on a sunday"),
]


def test_the_order_holds_every_kind_of_the_codebook_once():
    assert sorted(ORDER) == sorted(load_codebook().kinds)


def test_what_matters_comes_first_and_strengths_before_needs():
    names = [group.name for group in in_groups(ITEMS)]
    assert names == [
        "What matters to me",
        "What I have and can do",
        "What gets in the way",
        "What has changed for the better",
    ]


def test_what_was_said_most_often_comes_first_in_its_group():
    strengths = in_groups(ITEMS)[1]
    assert [each.words for each in strengths.items] == ["Gwen used to fetch me", "the girls after"]


def test_the_same_words_stand_once():
    twice = [item("need", "a lift to chapel"), item("outcome_wanted", "A lift to chapel"), item("need", "the stairs")]
    assert play_back(twice) == "What matters to me:\n1. A lift to chapel\n\nWhat gets in the way:\n2. the stairs"
    assert [each.words for each in numbered(twice).values()] == ["A lift to chapel", "the stairs"]
    assert [group.kind for group in in_groups([*twice[:2]])] == ["outcome_wanted"]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (["She is herself", "She is herself when she sings"], ["She is herself when she sings"]),
        (["the sea and Jan", "Jan"], ["the sea and Jan"]),
        (["the sea", "the seaside"], ["the sea", "the seaside"]),
        (["my dog", "my dog"], ["my dog"]),
    ],
)
def test_a_line_that_another_holds_is_not_shown_beside_it(lines, shown):
    (group,) = in_groups([item("strength", words) for words in lines])
    assert [each.words for each in group.items] == shown


def test_a_group_with_nothing_in_it_is_left_out():
    assert [group.kind for group in in_groups([item("need", "money")])] == ["need"]


def test_the_play_back_is_headings_and_own_words():
    assert play_back(ITEMS[:1] + ITEMS[4:]) == (
        "What matters to me:\n1. chapel on a sunday\n\nWhat gets in the way:\n2. its my knees now"
    )


def test_what_is_over_the_limit_is_counted_and_not_hidden():
    many = [item("need", f"need number {at}") for at in range(5)]
    assert play_back(many, limit=2).endswith("2. need number 1\nand 3 more")
    assert "more" not in play_back(many, limit=5)


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_the_numbers_are_those_of_the_lines_that_are_shown(limit):
    shown = [f"{number}. {each.words}" for number, each in numbered(ITEMS, limit).items()]
    assert shown == [line for line in play_back(ITEMS, limit).splitlines() if line[:1].isdigit()]


def test_by_text_message_the_numbers_are_those_of_the_first_of_each_group():
    lines = short_play_back(ITEMS, 300).splitlines()
    assert len(lines) == len(numbered(ITEMS, 1))
    for line, (number, each) in zip(lines, numbered(ITEMS, 1).items(), strict=True):
        assert line.startswith(f"{number}. ")
        assert line.endswith(each.words)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_nothing_heard_is_said_plainly(language):
    assert play_back([], language=language) == short_play_back([], 300, language) != ""


def test_the_welsh_play_back_has_welsh_headings():
    assert play_back(ITEMS, language="cy").startswith("Beth sy'n bwysig i mi:\n1. chapel on a sunday")


def test_the_short_play_back_has_one_item_a_group():
    assert short_play_back(ITEMS, 300).splitlines()[1] == "2. What I have and can do: Gwen used to fetch me"


@pytest.mark.parametrize("room", [306, 160, 134])
def test_the_short_play_back_keeps_to_its_room_and_cuts_at_a_word(room):
    long = [item(kind, f"{kind} up to the chapel with the girls every single sunday " * 3) for kind in ORDER]
    text = short_play_back(long, room)
    assert len(text) <= room
    assert all(line.endswith("...") for line in text.splitlines())
    assert not any(line.endswith(("chape...", "sunda...")) for line in text.splitlines())
