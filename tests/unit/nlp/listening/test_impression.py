"""What the votes of a message's tokens come to."""

import numpy as np
import pytest

from nlp.listening.heard import ANSWER, HEARD_AS
from nlp.listening.impression import COLUMNS, LABELS, WIDTHS, impression_of

AT = dict(zip(WIDTHS, np.cumsum([0, *WIDTHS.values()]), strict=False))


def votes(tokens=3):
    return np.zeros((tokens, COLUMNS), np.float32)


def test_the_labels_are_those_of_the_contract_without_crisis():
    assert set(LABELS) == set(HEARD_AS) - {"crisis"}
    assert LABELS[0] == ANSWER


def test_no_votes_leave_everything_open():
    seen = impression_of(votes())
    np.testing.assert_allclose(seen.meant, 1 / len(LABELS), atol=1e-6)
    assert seen.crisis == seen.concern == {"self": 0.5, "others": 0.5}


def test_a_message_without_tokens_is_an_answer_without_danger():
    seen = impression_of(votes(0))
    assert seen.meant[0] == 1
    assert seen.crisis == {"self": 0.0, "others": 0.0}


def test_a_token_that_is_attended_to_decides_how_the_message_is_meant():
    heard = votes()
    heard[1, AT["attention"]] = 20
    heard[1, AT["meant_vote"] + 4] = 5
    heard[2, AT["meant_vote"] + 7] = 9
    assert impression_of(heard).meant.argmax() == 4


@pytest.mark.parametrize(("danger", "other", "place"), [("self", "others", 0), ("others", "self", 1)])
def test_each_danger_has_its_own_attention_and_levels(danger, other, place):
    heard = votes()
    heard[2, AT["attention"] + 1 + place] = 20
    heard[2, AT["alarm_vote"] + 2 * place + 1] = 6
    seen = impression_of(heard)
    assert seen.crisis[danger] > 0.9
    assert seen.crisis[other] == 0.5


def test_a_crisis_is_a_concern_too():
    heard = votes()
    heard[:, AT["alarm_mean"] + 1] = 6
    seen = impression_of(heard)
    assert seen.concern["self"] == seen.crisis["self"] > 0.9
