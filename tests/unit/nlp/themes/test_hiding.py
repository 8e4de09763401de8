"""Small numbers: hidden, and not to be worked out from the sum."""

from itertools import product

import pytest

from nlp.themes.hiding import hidden

SHOWN = [{"a": 5, "b": 9}, {"a": 0, "b": 12}, {"a": 0, "b": 0}, {"a": 40}, {}, {"a": 5, "b": 5, "c": 5}]
HIDDEN = [
    ({"a": 4, "b": 9, "c": 30}, {"a", "b"}),
    ({"a": 1, "b": 1, "c": 30, "d": 40}, {"a", "b", "c"}),
    ({"a": 3, "b": 4, "c": 30}, {"a", "b"}),
    ({"a": 2, "b": 0, "c": 7, "d": 9}, {"a", "b", "c"}),
    ({"a": 1, "b": 30}, {"a", "b"}),
    ({"a": 1}, {"a"}),
]


@pytest.mark.parametrize("counts", SHOWN)
def test_numbers_that_are_large_enough_are_shown(counts: dict[str, int]) -> None:
    assert hidden(counts, 5) == set()


@pytest.mark.parametrize(("counts", "names"), HIDDEN)
def test_a_small_number_takes_others_with_it(counts: dict[str, int], names: set[str]) -> None:
    assert hidden(counts, 5) == names


def test_all_but_a_few_tells_of_the_few() -> None:
    sizes = {"a": 20, "b": 30, "c": 40}
    assert hidden({"a": 18, "b": 10, "c": 20}, 5, sizes) == {"a", "b"}
    assert hidden({"a": 15, "b": 10, "c": 20}, 5, sizes) == set()


def test_nobody_can_work_out_a_hidden_number() -> None:
    """With what is shown and the sum, each hidden small number could still be several numbers."""
    for numbers in product((0, 1, 3, 4, 5, 8), repeat=4):
        counts = dict(zip("abcd", numbers, strict=True))
        hide = hidden(counts, 5)
        if not hide or hide == set(counts):
            continue
        together = sum(counts[name] for name in hide)
        assert together >= 5
        assert len(hide) > 1
