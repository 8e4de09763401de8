"""What is counted while stories stream by: each story once, and never more than can be held."""

from nlp.themes.counts import MOST_GROUPS, NOT_GIVEN, OTHERS, Counts

GARDEN, PAIN, BETTER = ("strength", "learning_leisure"), ("need", "health"), ("outcome_achieved", "health")


def test_a_story_counts_in_each_kind_and_domain_once() -> None:
    counts = Counts()
    counts.add({GARDEN, ("strength", "home"), PAIN}, {GARDEN, ("strength", "home"), PAIN}, 30, None, None)
    assert counts.measures == {
        ("strength",): 1, ("need",): 1, GARDEN: 1, ("strength", "home"): 1, PAIN: 1,
    }  # fmt: skip


def test_a_strength_and_a_change_are_a_pair_within_their_length_and_a_need_is_in_none() -> None:
    counts = Counts()
    counts.add({GARDEN, BETTER, PAIN}, {GARDEN, BETTER, PAIN}, 200, None, None)
    counts.add({GARDEN, PAIN}, {GARDEN, PAIN}, 10, None, None)
    assert counts.pairs == {(2, "learning_leisure", "health"): 1}
    assert counts.lengths == {2: 1, 0: 1}


def test_groups_are_counted_by_name_and_their_number_is_bounded() -> None:
    counts = Counts()
    for name in [None, " ", "North", "North ", *(f"g{n}" for n in range(MOST_GROUPS + 3))]:
        counts.add({PAIN}, {PAIN}, 10, name, None)
    assert (counts.groups["North"], counts.groups[NOT_GIVEN]) == (2, 2)
    assert counts.groups[OTHERS] == 4
    assert len(counts.groups) == MOST_GROUPS + 2
    assert counts.by_group["North", ("need",)] == 2


def test_dates_that_cannot_be_read_are_counted_apart() -> None:
    counts = Counts()
    for date in ("2026-03-01", "9/3/2026", "", None, "spring"):
        counts.add({PAIN}, {PAIN}, 10, None, date)
    assert counts.months == {(2026, 3): 2}
    assert counts.by_month == {((2026, 3), "need"): 2}
    assert (counts.undated, counts.unread_dates) == (3, 1)


def test_answers_of_one_row_count_as_one_story() -> None:
    apart, together = Counts(), Counts()
    apart.add({GARDEN, PAIN, BETTER}, {GARDEN, BETTER}, 60, "North", "2026-03-09")
    for told, words in ((GARDEN, 20), (PAIN, 20), (BETTER, 20)):
        together.add({told}, {told} - {PAIN}, words, "North", "2026-03-09", "s.csv:2")
    for name in ("stories", "measures", "lengths", "by_length", "pairs", "groups", "by_group", "months", "by_month"):
        assert getattr(together, name) == getattr(apart, name), name
    together.add({PAIN}, {PAIN}, 5, "North", None, "s.csv:3")
    together.add({PAIN}, {PAIN}, 5, "North", None)
    together.add({PAIN}, {PAIN}, 5, "North", None)
    assert (together.stories, together.groups, together.undated) == (4, {"North": 4}, 3)


def test_groups_are_counted_as_before_under_other_names() -> None:
    counts = Counts()
    for group in ("Jane", "Jane", "South", None):
        counts.add({("need", "health")}, set(), 50, group, None)
    counts.rename_groups({"Jane": "[Person 1]"})
    assert counts.groups == {"[Person 1]": 2, "South": 1, "not given": 1}
    assert counts.by_group["[Person 1]", ("need",)] == 2
    assert not any("Jane" in group for group, _ in counts.by_group)
