"""Where it was asked what people could do, "talk to me" says what; everywhere else it may be a wish for a person."""

import pytest

from nlp.listening.asked_of_people import says_what_is_wanted, says_what_people_could_do
from nlp.listening.plain import plain

ASKED = [
    "What would you like other people to do?",
    "You told me some of this. What else would you like other people to do?",
    "Work at the farm two days. What would you need for that?",
    "What would help that happen, or shall we leave it there?",
    "What could your sister do to help with that?",
    "What would be one small step to that?",
    "It can be very small, like a phone call. What comes to mind, or shall we leave it there?",
]


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize(
    "text",
    ["talk to me", "Ring me instead of writing.", "ring me in stead of writing", "just talk to me and not my mum",
     "they could phone me first", "write to me", "someone to visit me on sundays", "come and see me",
     "listen to me more", "well, help me with the forms", "call me"],
)  # fmt: skip
def test_it_is_said(text, question):
    assert says_what_people_could_do(plain(text), question)


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize(
    "text",
    ["ring me please", "call me now", "call me back", "can someone ring me", "can you talk to me", "call me tomorrow",
     "ring me about this please", "ring me on 07700 900123", "ring me as soon as you can", "call me its urgent",
     "ring me tonight im scared", "call me on the landline", "help me i cant do this any more", "person",
     "I want to talk to a person", "is there anyone to talk to", "get me your manager", "talk to someone"],
)  # fmt: skip
def test_a_wish_for_a_person_is_not_taken_for_it(text, question):
    assert not says_what_people_could_do(plain(text), question)


@pytest.mark.parametrize(
    "question",
    [
        None,
        "Shall we start?",
        "What gets in the way, or has been hardest lately?",
        "Have I got that right?",
        "You told me “one small step”. Who or what else is there for you on a hard day?",
    ],
)
def test_where_it_was_not_asked_nothing_is_taken_for_it(question):
    assert not says_what_people_could_do("talk to me", question)


@pytest.mark.parametrize(
    ("text", "question", "said"),
    [
        ("leave me alone", ASKED[0], True),
        ("stop it", ASKED[0], True),
        ("give me five minutes", ASKED[4], True),
        ("show me", ASKED[0], True),
        ("help me", ASKED[0], True),
        ("leave me alone", "What are you good at?", False),
        ("help me", "What gets in the way?", False),
        ("stop", ASKED[0], False),
        ("can we stop", ASKED[0], False),
    ],
)
def test_what_sounds_like_an_order_to_the_bot_is_for_others_where_they_were_asked_about(text, question, said):
    assert says_what_people_could_do(plain(text), question) == said


VISION = "What does a good life look like for you? Start anywhere."


@pytest.mark.parametrize(
    ("text", "question", "said"),
    [
        ("to get out of here", VISION, True),
        ("I want to leave", VISION, True),
        ("I want to move out", VISION, True),
        ("having a rest", "What has helped, even a little?", True),
        ("go out", ASKED[5], True),
        ("I want to go back", VISION, True),
        ("can we have a break", VISION, False),
        ("go back", "What would be in a day like that, or shall we leave it there?", False),
        ("have a break", VISION, False),
        ("leave", VISION, False),
        ("I want to stop", VISION, False),
        ("move on", VISION, False),
        ("go back", "Who or what is there for you?", False),
        ("I want to leave", None, False),
    ],
)
def test_what_somebody_wants_is_an_answer_where_that_was_asked(text, question, said):
    assert says_what_is_wanted(plain(text), question) == said
