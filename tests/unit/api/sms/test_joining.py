"""Parts of one message are put together again; separate texts stay apart."""

from datetime import UTC, datetime, timedelta

import pytest

from api.sms.joining import Part, Waits, join, looks_unfinished, mark_of, patience, words_of

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
WAITS = Waits(any=2, unfinished=20, missing=180)
FULL = ("my garden and the dog and all " * 6)[:153]
ALSO_FULL = ("and then we walk down to the sea " * 5)[:153]


def parts(*texts, apart=1, sent=None):
    """Return texts that arrived so many seconds apart; `sent`: seconds of the provider's clock for each."""
    return [
        Part(
            id=str(number),
            text=text,
            sent=NOON + timedelta(seconds=sent[number]) if sent else None,
            arrived=NOON + timedelta(seconds=apart * number),
        )
        for number, text in enumerate(texts)
    ]


def joined(*texts, **when):
    return [words_of(message) for message in join(parts(*texts, **when))]


@pytest.mark.parametrize(
    ("text", "number", "count", "words"),
    [
        ("(1/3) my garden", 1, 3, "my garden"),
        ("my garden (2/3)", 2, 3, "my garden"),
        ("[3/3] my garden", 3, 3, "my garden"),
        ("( 1/2) my garden", None, None, None),
        ("1/2 " + "a" * 156, 1, 2, "a" * 156),
    ],
)
def test_a_part_says_which_it_is(text, number, count, words):
    mark = mark_of(text)
    assert (mark and (mark.number, mark.count, mark.words)) == (number and (number, count, words))


@pytest.mark.parametrize(
    "text",
    [
        "I walk 1/2 an hour",
        "1/2 an hour",
        "(4/3) no",
        "(0/2) no",
        "(1/1) all of it",
        "24/7",
        "on (1/3) of days",
        "(12/12)",
    ],
)
def test_other_figures_are_no_marks(text):
    assert mark_of(text) is None


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [
        ("a" * 160, True),
        ("a" * 159 + ".", True),  # just as full: a longer message may be cut after a full stop
        ("a" * 153, True),
        ("a" * 306, True),
        ("a" * 1600, True),
        ("ŵ" * 70, True),
        ("ŵ" * 67, True),
        ("a" * 155, True),
        ("a" * 154 + ".", False),
        ("a" * 140, False),
        ("a" * 200, False),
        ("ŵ" * 40, False),
        ("hello", False),
        ("", False),
    ],
)
def test_a_text_that_fills_its_segment_may_go_on(text, unfinished):
    assert looks_unfinished(text) is unfinished


@pytest.mark.parametrize(
    ("texts", "seconds"),
    [
        (["hello"], WAITS.any),
        (["hello", "it's me"], WAITS.any),
        ([FULL], WAITS.unfinished),
        ([FULL, "and tea."], WAITS.any),
        (["hello", FULL], WAITS.unfinished),
        (["(1/2) my garden"], WAITS.missing),
        (["(2/2) and my dog"], WAITS.missing),
        (["(1/2) my garden", "(2/2) and my dog"], WAITS.any),
        (["(1/3) a", "(3/3) c"], WAITS.missing),
        (["(3/3) c", "(1/3) a", "(2/3) b"], WAITS.any),
    ],
)
def test_how_long_to_wait_for_more(texts, seconds):
    assert patience(parts(*texts, apart=30), WAITS) == seconds


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_marked_parts_are_put_in_their_order_and_lose_their_marks(order):
    three = ["(1/3) my garden", "(2/3) and my dog", "(3/3) and Jan."]
    assert joined(*(three[place] for place in order)) == ["my garden and my dog and Jan."]


def test_a_part_that_never_came_leaves_the_others():
    assert joined("(3/3) and Jan", "(1/3) my garden") == ["my garden and Jan"]


def test_what_was_cut_anywhere_is_joined_without_a_gap_and_what_was_cut_between_words_with_one():
    long = "I like to sit in my garden with a cup of tea and watch the birds come to the feeder, " * 3
    assert joined(long[:153], long[153:]) == [long]
    nearly = long[:150].rsplit(" ", 1)[0]
    assert len(nearly) >= 145
    assert joined(nearly, long[len(nearly) + 1 :]) == [long]


def test_a_long_message_of_many_full_parts_is_one():
    long = "".join(f"word{number:04} " for number in range(100))
    cut = [long[start : start + 153] for start in range(0, len(long), 153)]
    assert joined(*cut) == [long]


def test_the_end_that_overtook_its_beginning_goes_last():
    assert joined("and tea with Jan.", FULL) == [f"{FULL}and tea with Jan."]
    assert joined("and tea with Jan.", FULL, ALSO_FULL) == [f"{FULL}{ALSO_FULL}and tea with Jan."]


def test_a_text_long_before_a_full_one_stays_before_it():
    assert joined("hello", FULL, apart=60) == ["hello", FULL]


def test_the_providers_clock_decides_the_order_where_it_tells():
    assert joined("and tea with Jan.", FULL, sent=(1, 0)) == [f"{FULL}and tea with Jan."]
    assert joined("hello", FULL, sent=(0, 1)) == ["hello", FULL]
    assert joined("second", "first", sent=(5, 0)) == ["first", "second"]


def test_separate_texts_stay_apart():
    assert joined("my garden", "my dog", "Jan") == ["my garden", "my dog", "Jan"]


def test_a_text_is_left_as_it_was_written_when_nothing_belongs_to_it():
    assert joined("  my garden ") == ["  my garden "]
    assert join([]) == []
