"""Labels, times and sureness in plain words."""

from datetime import UTC, datetime

import pytest

from api.web.words import ABOUT, in_groups, kinds_in_order, sureness, when
from nlp.domain.codebook import load_codebook


def test_every_domain_of_the_codebook_has_plain_words():
    assert list(ABOUT) == list(load_codebook().domains)


def test_what_matters_comes_first_and_strengths_before_needs():
    assert [kind.group for kind in kinds_in_order()] == [
        "What matters to me",
        "What I have and can do",
        "What gets in the way",
        "What has changed for the better",
    ]


def test_all_four_groups_are_there_even_when_they_are_empty():
    assert [items for _, items in in_groups([])] == [[], [], [], []]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 1, 2, 0, 5, tzinfo=UTC), "2 January 2026 at 12:05am"),
        (datetime(2026, 1, 2, 12, 0, tzinfo=UTC), "2 January 2026 at 12:00pm"),
        (datetime(2026, 7, 2, 23, 30, tzinfo=UTC), "3 July 2026 at 12:30am"),
        (datetime(2026, 11, 23, 14, 9, tzinfo=UTC), "23 November 2026 at 2:09pm"),
    ],
)
def test_times_are_told_as_clocks_in_wales_show_them(moment, said):
    assert f">{said}<" in when(moment)


@pytest.mark.parametrize(
    ("score", "said"), [(0.0, "not sure"), (0.59, "not sure"), (0.6, "fairly sure"), (0.8, "sure"), (1.0, "sure")]
)
def test_a_score_is_told_in_words(score, said):
    assert sureness(score) == said
