"""The wiring of each question, so that one can be added without Python."""

from itertools import pairwise
from typing import Any, Dict, List

import pytest

from tests.questions import QUESTIONS, domain

TOPICS = ("welcome_", "good_life_", "strengths_", "barriers_", "working_together_", "play_back_")
SLOTS = {slot.name: slot for slot in domain().slots}


def mappings(question: str, kind: str, **fields: str) -> List[Dict[str, Any]]:
    all_mappings = [m for m in SLOTS[question].mappings if m["type"] == kind]
    return [m for m in all_mappings if all(m.get(name) == value for name, value in fields.items())]


def places(mapping: Dict[str, Any]) -> set:
    return {(c["active_loop"], c.get("requested_slot")) for c in mapping["conditions"]}


@pytest.mark.parametrize("question", QUESTIONS)
def test_its_name_begins_with_its_topic(question: str) -> None:
    assert question.startswith(TOPICS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_is_text_that_no_rule_depends_on(question: str) -> None:
    assert SLOTS[question].type_name == "text"
    assert not SLOTS[question].influence_conversation


@pytest.mark.parametrize("question", QUESTIONS)
def test_its_words_are_kept_while_it_is_asked(question: str) -> None:
    (words,) = mappings(question, "from_text")
    assert places(words) == {("interview", question)}


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_can_be_passed_over(question: str) -> None:
    (skipped,) = mappings(question, "from_intent", intent="skip")
    assert (skipped["value"], places(skipped)) == ("(skipped)", {("keep_words", question)})


def test_nothing_but_an_answer_to_it_starts_the_talk() -> None:
    assert QUESTIONS[0] not in domain().entities


@pytest.mark.parametrize("question", QUESTIONS[1:])
def test_it_can_be_told_before_it_is_asked_or_when_something_comes_between(question: str) -> None:
    (told,) = mappings(question, "from_entity", entity=question)
    assert question in domain().entities
    assert places(told) == {("interview", None), ("keep_words", None), (None, None)}


@pytest.mark.parametrize(("question", "after"), pairwise(QUESTIONS))
def test_the_next_question_can_go_back_to_it(question: str, after: str) -> None:
    (back,) = mappings(question, "from_entity", intent="go_back")
    assert (back["entity"], places(back)) == ("nothing", {("interview", after)})


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_can_be_asked_explained_and_justified(question: str) -> None:
    responses = domain().responses
    assert f"utter_ask_{question}" in responses
    for response in ("utter_explain", "utter_why"):
        about = [c["value"] for variation in responses[response] for c in variation.get("condition", [])]
        assert question in about, response


@pytest.mark.parametrize("question", [q for q in QUESTIONS if not q.startswith(("welcome_", "play_back_"))])
def test_it_can_open_with_their_words_unless_it_is_the_first(question: str) -> None:
    variations = domain().responses[f"utter_ask_{question}"]
    reflects = any(variation.get("text", "").startswith("{reflection}. ") for variation in variations)
    assert reflects == (question != "good_life_vision")
