"""How far two readers agree."""

import pytest

from nlp.domain.narrative import Span
from nlp.training.agreement import agreement
from nlp.training.texts import LabelledSentence

HOME, WORK, JAN = ("need", "home"), ("need", "work"), ("strength", "relationships")


def sentence(author, second):
    return LabelledSentence(Span(0, 1), (), (frozenset(author), frozenset(second)))


@pytest.mark.parametrize(
    ("author", "second", "kinds", "both", "differ"),
    [
        ([HOME], [HOME], 1, 1, 0),
        ([HOME], [WORK], 1, 0, 1),
        ([HOME, JAN], [HOME], 2 / 3, 2 / 3, 1),
        ([HOME], [], 0, 0, 1),
        ([], [], 0, 0, 0),
    ],
)
def test_agreement_is_f1_on_kinds_and_on_kinds_with_domains(author, second, kinds, both, differ):
    assert agreement([sentence(author, second)]) == {
        "kinds": pytest.approx(kinds),
        "kinds_and_domains": pytest.approx(both),
        "differ": differ,
    }
