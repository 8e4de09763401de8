"""How a question opens, without a model: their words, gently, a link, how much is left; in two sentences at most."""

from typing import Any

import pytest

from components.interview import PROBES, Interview
from components.opening import lead, link, opening
from components.speakable import as_a_sentence, speakable
from tests.questions import QUESTIONS


def before(question: str, channel: str = "web") -> Interview:
    """An interview in which everything before a question has been answered."""
    asked = QUESTIONS[: QUESTIONS.index(question) + 1]
    slots = dict.fromkeys([*asked[:-1], *PROBES], "words")
    return Interview([*PROBES, *QUESTIONS], {**slots, "trail": " ".join(asked), "channel": channel})


def said_before(question: str, line: str = "", **heard: Any) -> str:
    return opening(heard, before(question), "good_life", line)["lead"]


@pytest.mark.parametrize(
    ("words", "channel", "spoken"),
    [
        ("the girls after", "web", "the girls after"),
        ("the girls after.", "web", "the girls after"),
        ("  is that so?! ", "web", "is that so"),
        ("🐕 and me", "web", "🐕 and me"),
        ("🐕 and me", "sms", None),
        ("x" * 50, "sms", "x" * 50),
        ("x" * 51, "sms", None),
        ("x" * 51, "web", "x" * 51),
        ("x" * 121, "web", None),
        ("{reflection}", "web", None),
        ("0[status]", "web", None),
        ("one\ntwo", "web", None),
        ("...", "web", None),
        ("", "web", None),
        (None, "web", None),
        (["not", "words"], "web", None),
    ],
)
def test_words_are_given_back_only_where_they_can_be_spoken(words: Any, channel: str, spoken: Any) -> None:
    assert speakable(words, channel) == spoken


def test_given_back_they_are_a_sentence() -> None:
    assert as_a_sentence("the girls after") == "The girls after."
    assert as_a_sentence("🐕 and me") == "🐕 and me."


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ({"depth": "enough"}, ""),
        ({"depth": "enough", "reflection": "the girls"}, "The girls. "),
        ({"depth": "short", "reflection": "Jan"}, "Jan. "),
        ({"depth": "short", "says": "yes"}, ""),
        ({"depth": "long", "reflection": "the girls"}, "The girls. That stays with me."),
        ({"depth": "enough", "reflection": "{}"}, ""),
        ({"depth": "enough", "reflection": "Jan", "offers": "stop"}, "If you want to stop, write STOP."),
        ({"depth": "short", "reflection": "Jan", "offers": "language"}, "Jan."),
    ],
)
def test_what_was_said_comes_first(heard: Any, said: str) -> None:
    assert said_before("strengths_good_at", **heard).strip() == said.strip()


@pytest.mark.parametrize("heard", [{"depth": "short"}, {"depth": "short", "vague": True}, {"says": "no"}])
def test_a_little_is_met_gently_and_not_always_in_the_same_words(heard: Any) -> None:
    said = {said_before(question, **heard) for question in QUESTIONS[3:6]}
    assert len(said) == 3
    assert all(words.strip().endswith(".") for words in said)


@pytest.mark.parametrize("heard", [{"loss": True}, {"concern": True, "reflection": "my wife"}])
def test_after_a_sorrow_there_is_no_rush(heard: Any) -> None:
    assert opening(heard, before("strengths_good_at"), None)["lead"] in ("There is no rush. ", "In your own time. ")


def test_a_long_answer_with_nothing_to_give_back_is_thanked_for() -> None:
    assert said_before("strengths_good_at", depth="long").startswith("Thank you")


@pytest.mark.parametrize("topic", [None, "welcome"])
def test_before_the_first_question_and_after_something_else_nothing_is_said(topic: Any) -> None:
    heard = {"depth": "short", "reflection": "Jan"}
    assert opening(heard, before("good_life_vision"), topic)["lead"] == ""


def test_how_far_along_we_are_is_said_where_it_is_so() -> None:
    times = {question: said_before(question) for question in QUESTIONS}
    assert {question: said.strip() for question, said in times.items() if said} == {
        "barriers_hardest": "We are about half way.",
        "working_together_others": "Two more things, then I'll show you what I heard.",
        "working_together_give_back": "One last thing, then I'll show you what I heard.",
    }


@pytest.mark.parametrize(
    ("pieces", "sentences", "said"),
    [
        ([], 1, ""),
        (["A."], 1, "A. "),
        (["A."], 2, "A.\n\n"),
        (["A.", "B."], 1, "A.\n\nB. "),
        (["A.", "B."], 2, "A.\n\nB.\n\n"),
    ],
)
def test_a_message_that_asks_has_two_sentences_at_most(pieces: Any, sentences: int, said: str) -> None:
    assert lead(pieces, sentences) == said


# A probe


def test_a_probe_that_speaks_in_their_words_needs_nothing_before_it() -> None:
    assert said_before("good_life_vision", "What is it about the choir?", reflection="the choir", depth="enough") == ""


def test_a_probe_that_speaks_in_fewer_of_their_words_has_the_rest_before_it() -> None:
    words = {"reflection": "chapel, and the girls after", "depth": "enough"}
    assert said_before("good_life_vision", "What is it about the girls?", **words) == "Chapel, and the girls after. "


def test_a_probe_after_a_little_answer_needs_nothing_before_it() -> None:
    assert said_before("good_life_vision", "What makes that hard?", depth="short", vague=True) == ""


# A link


TOLD = {"told": {"barriers_hardest": ["its my knees now", "the bus is no good at all on sundays", "the stairs"]}}


def test_a_link_is_to_two_short_things_told_in_their_exact_words() -> None:
    assert link(TOLD, before("barriers_hardest")) == "“its my knees now” and “the stairs”"


def test_by_text_message_it_is_to_one() -> None:
    assert link(TOLD, before("barriers_hardest", "sms")) == '"its my knees now"'


def test_another_question_has_no_link() -> None:
    assert link(TOLD, before("strengths_people")) is None
    assert opening({}, before("strengths_people"), "strengths")["opening"] == "plain"


@pytest.mark.parametrize(("words", "kind"), [(["my knees"], "linked"), ([], "told"), (["{}"], "told")])
def test_a_question_that_was_told_of_says_so_with_their_words_or_without(words: Any, kind: str) -> None:
    heard = {"told": {"barriers_hardest": words}}
    assert opening(heard, before("barriers_hardest"), "strengths")["opening"] == kind


def test_a_link_takes_the_place_of_the_words_given_back() -> None:
    said = opening({**TOLD, "reflection": "the girls", "depth": "enough"}, before("barriers_hardest"), "strengths")
    assert said["lead"] == "We are about half way.\n\n"
