"""A question that speaks of nobody near the teller tells nothing of them."""

import pytest

from nlp.reading.asking import only_asks


@pytest.mark.parametrize(
    "sentence",
    [
        "Which bus goes to the hospital?",
        "Are you feeling any better?",
        "And your neighbours, are they friendly? ",
        "OK?",
    ],
)
def test_it_only_asks(sentence):
    assert only_asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Why does nobody listen to me?", "Who will look after my mum when I'm gone?", "How am I meant to pay?",
        "What use is a ramp she cannot climb?", "You are kind.", "im lonely, u know?", "",
    ],
)  # fmt: skip
def test_it_tells_something_or_is_no_question(sentence):
    assert not only_asks(sentence)
