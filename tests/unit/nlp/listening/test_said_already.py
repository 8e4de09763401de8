"""Who says that it was said already is not asked again; who says what to do is heard."""

import pytest

from nlp.listening.plain import plain
from nlp.listening.said_already import says_it_was_said


@pytest.mark.parametrize(
    "text",
    [
        "I've told you most of it",
        "I have said what I know about that",
        "I already told you that",
        "but I've just said that",
        "I told you already, love",
        "ive answered that",
        "I told you above",
        "we've said all of it",
        "I've told you everything already",
        "I mentioned it in my first answer",
        "already told you that",
        "I've already answered this question",
        "I answered that in the last question",
        "same as I said before",
    ],
)
def test_it_was_said(text):
    assert says_it_was_said(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "I told you to stop",
        "I said stop",
        "I said skip it",
        "I've said enough",
        "I've told you enough already",
        "I said",
        "no I said please",
        "delete what I told you",
        "what have I told you?",
        "have I told you that?",
        "I've said goodbye to everyone",
        "I told my mum everything",
        "I've told them",
        "ive told them already",
        "I told you my husband hits me",
        "he told you",
        "tell me what I said",
        "forget I said that",
    ],
)
def test_it_was_not(text):
    assert not says_it_was_said(plain(text))
