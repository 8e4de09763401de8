"""Groups side by side: what is clear is found, what is chance is not, what is small is hidden."""

from nlp.themes.comparing import compare
from nlp.themes.counts import Counts

PAIN = ("need", "health")
MEASURES = [("need",), PAIN]


def counts_of(groups: dict[str | None, tuple[int, int]]) -> Counts:
    """Each group's stories in which there is pain, and those in which there is none."""
    counts = Counts()
    for name, (with_it, without) in groups.items():
        for number in range(with_it + without):
            counts.add({PAIN} if number < with_it else set(), set(), 50, name, None)
    return counts


def test_a_clear_difference_is_found_once_where_there_are_two_groups() -> None:
    found = compare(counts_of({"North": (40, 20), "South": (15, 45)}), MEASURES, 5)
    assert found.groups == ("North", "South")
    assert [(one.group, one.measure) for one in found.differences] == [("North", ("need",)), ("North", PAIN)]
    assert found.compared == 2
    one = found.differences[0]
    assert (one.here.count, one.elsewhere.count) == (40, 15)
    assert 0 < one.interval.low < 40 / 60 - 15 / 60 < one.interval.high


def test_groups_that_are_alike_do_not_differ() -> None:
    found = compare(counts_of({"North": (30, 30), "South": (29, 31), "East": (31, 29)}), MEASURES, 5)
    assert found.differences == ()
    assert found.compared == 6
    assert not found.hides


def test_among_many_comparisons_luck_is_not_taken_for_a_find() -> None:
    lucky = {"North": (28, 20), **{f"g{n}": (20, 28) for n in range(12)}}
    assert compare(counts_of(lucky), MEASURES, 5).differences == ()


def test_a_small_group_is_hidden_with_the_next_smallest() -> None:
    found = compare(counts_of({"North": (30, 30), "South": (15, 15), "Farm": (1, 2)}), MEASURES, 5)
    assert found.groups == ("North",)
    assert found.hidden_groups == 2


def test_a_small_number_is_hidden_with_another() -> None:
    found = compare(counts_of({"North": (30, 30), "South": (2, 40), "East": (20, 20)}), MEASURES, 5)
    shares = dict(zip(found.groups, found.rows[0].shares, strict=True))
    assert shares["South"] is None
    assert shares["East"] is None
    assert shares["North"] is not None
    assert found.hides


def test_what_hidden_groups_say_cannot_be_worked_out_from_the_sum() -> None:
    """Both hidden groups together say 2 of it: a shown group's number is hidden too, or the sum would tell."""
    found = compare(counts_of({"North": (30, 30), "East": (20, 20), "South": (1, 7), "Farm": (1, 2)}), MEASURES, 5)
    assert found.groups == ("North", "East")
    assert found.rows[0].shares[1] is None


def test_stories_without_a_group_are_shown_and_not_compared() -> None:
    found = compare(counts_of({"North": (40, 20), None: (15, 45), "South": (20, 20)}), MEASURES, 5)
    assert found.groups == ("North", "South", "not given")
    assert "not given" not in {one.group for one in found.differences}
