"""The probes of probes.yml: each can be asked, each fits what it follows."""

import re
from typing import Any, Dict

import pytest

from components.pace import TOPICS, load_pace, topic_of
from components.probes import KINDS, Probe, choose, load_probes
from tests.questions import QUESTIONS

PROBES = load_probes()
PROBED = sorted(load_pace().probed)
IDS = [probe.id for probe in PROBES]
WAY_OUT = re.compile(r"\b(?:leave it there|SKIP)\b")
THE_CHOIR: Dict[str, Any] = {"names": {"thing": "the choir"}, "depth": "enough"}


def chosen(heard: Dict[str, Any], question: str = "good_life_vision", used: Any = (), **how: Any) -> Any:
    found = choose(question, heard, used, **{"again": False, "channel": "web", **how})
    return found and found[1]


def test_no_two_have_the_same_name_or_the_name_of_a_question() -> None:
    assert len(set(IDS)) == len(IDS)
    assert not set(IDS) & set(QUESTIONS)


@pytest.mark.parametrize("probe", PROBES, ids=IDS)
def test_it_belongs_to_a_topic_and_follows_something_after_a_question_that_is_probed(probe: Probe) -> None:
    assert topic_of(probe.id) in TOPICS[1:-1]
    assert " " not in probe.id
    assert set(probe.follows) <= {*KINDS, "vague", "short", "yes"}
    may = QUESTIONS if probe.follows == ("yes",) else PROBED
    assert any(probe.may_follow(kind, question) for kind in probe.follows for question in may)
    assert all(question in may and topic_of(question) == topic_of(probe.id) for question in probe.questions)


@pytest.mark.parametrize("probe", PROBES, ids=IDS)
def test_it_has_no_place_for_anything_but_their_words(probe: Probe) -> None:
    for line in (probe.web, probe.text):
        assert set(re.findall(r"\{.*?\}", line)) <= {"{words}"}


@pytest.mark.parametrize("probe", [p for p in PROBES if {"short", "vague"} & set(p.follows)], ids=lambda p: p.id)
def test_one_that_follows_a_little_answer_names_nothing_and_gives_a_way_out(probe: Probe) -> None:
    for line in (probe.web, probe.text):
        assert WAY_OUT.search(line)
        assert "{words}" not in line


@pytest.mark.parametrize("question", PROBED)
@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("heard", [{"depth": "short"}, {"vague": True, "depth": "short"}])
def test_a_little_answer_to_any_probed_question_gets_one(question: str, channel: str, heard: Dict[str, Any]) -> None:
    assert chosen(heard, question, channel=channel)


@pytest.mark.parametrize("question", PROBED)
@pytest.mark.parametrize("kind", ["person", "place", "thing"])
def test_what_is_named_in_answer_to_any_probed_question_gets_one_that_calls_it_so(question: str, kind: str) -> None:
    line = chosen({"names": {kind: "the girls"}, "depth": "enough"}, question)
    assert line or question == "barriers_hardest"


def test_it_speaks_in_their_words() -> None:
    assert chosen(THE_CHOIR) == "What is it about the choir that you like so much?"


def test_what_is_named_comes_before_how_little_was_said() -> None:
    assert "the choir" in chosen({**THE_CHOIR, "depth": "short", "vague": True})


def test_one_without_words_is_asked_where_theirs_cannot_be_spoken() -> None:
    line = chosen({**THE_CHOIR, "names": {"thing": None}})
    assert line == "Can you tell me about a time when it was just like that?"
    assert chosen({**THE_CHOIR, "names": {"thing": "côr y Brenin \u2014 yr un mawr"}}, channel="sms")


def test_the_same_is_never_chosen_twice() -> None:
    used = []
    while (found := choose("good_life_vision", THE_CHOIR, used, again=False, channel="web")) is not None:
        assert found[0] not in used
        used.append(found[0])
    assert len(used) == 2


@pytest.mark.parametrize(
    "heard",
    [
        {"depth": "enough"},
        {**THE_CHOIR, "depth": "long"},
        {"depth": "short", "says": "no"},
        {"depth": "short", "says": "yes"},
        {},
    ],
)
def test_what_says_enough_gets_none(heard: Dict[str, Any]) -> None:
    assert chosen(heard) is None


def test_a_yes_to_whether_there_is_more_is_asked_what() -> None:
    said_yes = {"depth": "short", "says": "yes"}
    assert chosen(said_yes, "working_together_give_back") == "What would it be?"
    assert chosen(said_yes, "strengths_people") is None


@pytest.mark.parametrize("heard", [{"depth": "short"}, {"vague": True, "depth": "short"}])
def test_after_a_probe_a_little_answer_gets_no_other(heard: Dict[str, Any]) -> None:
    assert chosen(heard, again=True) is None


@pytest.mark.parametrize(("used", "another"), [("good_life_week", True), ("good_life_thing", False)])
def test_a_first_word_after_a_gentle_probe_may_get_another_and_after_any_other_it_moves_on(
    used: str, another: bool
) -> None:
    assert bool(chosen({**THE_CHOIR, "depth": "short"}, used=[used], again=True)) == another
