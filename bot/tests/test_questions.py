"""The wiring of each question, so that one can be added without Python."""

from typing import Any, Dict, List

import pytest

from components.interview import PROBES
from components.pace import TOPICS, load_pace, topic_of
from tests.questions import QUESTIONS, domain

SLOTS = {slot.name: slot for slot in domain().slots}


def mappings(question: str, kind: str, **fields: str) -> List[Dict[str, Any]]:
    all_mappings = [m for m in SLOTS[question].mappings if m["type"] == kind]
    return [m for m in all_mappings if all(m.get(name) == value for name, value in fields.items())]


def places(mapping: Dict[str, Any]) -> set:
    return {(c["active_loop"], c.get("requested_slot")) for c in mapping["conditions"]}


@pytest.mark.parametrize("question", QUESTIONS)
def test_its_name_begins_with_its_topic(question: str) -> None:
    assert topic_of(question) in TOPICS


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_is_text_that_no_rule_depends_on(question: str) -> None:
    assert SLOTS[question].type_name == "text"
    assert not SLOTS[question].influence_conversation


@pytest.mark.parametrize("question", QUESTIONS)
def test_its_words_are_kept_while_it_is_asked(question: str) -> None:
    (words,) = mappings(question, "from_text")
    assert places(words) == {("interview", question)}


@pytest.mark.parametrize("slot", [*PROBES, *QUESTIONS[1:]])
def test_it_can_be_told_before_it_is_asked_passed_over_or_left_out(slot: str) -> None:
    (told,) = mappings(slot, "from_entity", entity=slot, intent=None)
    assert slot in domain().entities
    assert places(told) == {("interview", None), ("keep_words", None), (None, None)}


def test_an_answer_starts_the_talk_and_something_heavy_that_begins_with_a_yes() -> None:
    starts = [m["intent"] for m in mappings(QUESTIONS[0], "from_entity") if m["intent"] != "go_back"]
    assert starts == [["concern", "met_first"]]


@pytest.mark.parametrize("slot", [*PROBES, *QUESTIONS])
def test_it_can_be_gone_back_to(slot: str) -> None:
    (back,) = mappings(slot, "from_entity", intent="go_back")
    assert (back["entity"], back.get("conditions")) == (slot, None)


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_can_be_asked_explained_and_justified(question: str) -> None:
    responses = domain().responses
    assert f"utter_ask_{question}" in responses
    for response in ("utter_explain", "utter_why"):
        about = [c["value"] for variation in responses[response] for c in variation.get("condition", [])]
        assert question in about, response


@pytest.mark.parametrize("question", [q for q in QUESTIONS if not q.startswith(("welcome_", "play_back_"))])
def test_it_can_open_with_their_words_and_link_to_what_was_told(question: str) -> None:
    texts = [variation["text"] for variation in domain().responses[f"utter_ask_{question}"]]
    assert texts[0].startswith("{lead}")
    if question != "good_life_vision":
        assert sum("{linked}" in text for text in texts) == 1
        assert len(texts) == 3


def test_pace_speaks_of_questions_that_there_are() -> None:
    pace = load_pace()
    named = pace.if_there_is_room | pace.not_by_text | pace.probed | {pace.half_way["question"]}
    assert named <= set(QUESTIONS)
