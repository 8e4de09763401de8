"""Texts are counted as they are paid: in GSM-7 or UCS-2 units, and in segments."""

import pytest

from api.sms.segments import is_gsm, segments, units


@pytest.mark.parametrize("text", ["", "Hello!", "£5 for café à la", "Ø Å Δ", "{a} [b] €~", "line\nline"])
def test_these_are_gsm(text):
    assert is_gsm(text)


@pytest.mark.parametrize("text", ["ŵ", "tŷ", "“quote”", "it’s", "a – b", "…", "ç", "`", "🙂", "мама", "â"])
def test_these_are_not_gsm(text):
    assert not is_gsm(text)


@pytest.mark.parametrize(
    ("text", "length"),
    [("abc", 3), ("€", 2), ("a{b}", 6), ("ŵ", 1), ("🙂", 2), ("€ŵ", 2)],
)
def test_letters_that_are_sent_as_two_count_as_two(text, length):
    assert units(text) == length


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("a", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ŵ" * 70, 1),
        ("ŵ" * 71, 2),
        ("ŵ" * 134, 2),
        ("ŵ" * 135, 3),
        ("🙂" * 35, 1),
        ("🙂" * 36, 2),
    ],
)
def test_segments_are_counted(text, count):
    assert segments(text) == count


def test_a_letter_of_two_units_is_not_cut_in_two():
    # 152 letters, then an escaped one: it does not fit into the first segment, so the second has to take it whole.
    assert segments("a" * 152 + "€" + "a" * 151) == 2
    assert segments("a" * 152 + "€" + "a" * 152) == 3
    assert segments("ŵ" + "🙂" * 66) == 2
    assert segments("🙂" * 67) == 3
