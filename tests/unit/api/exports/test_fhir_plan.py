"""The plan and the notes in the FHIR bundle: how each part is said, and that nobody's words replace another's."""

from typing import get_args

import pytest

from api.exports.fhir.bundle import from_bundle, to_bundle
from api.exports.fhir.names import AGREEMENT
from api.plan.schemas import StageName
from tests.unit.api.exports.test_fhir import record_of, resources

LINE, NURSE = "a" * 32, "Nurse Price"
STAGES = [{"name": name, "reached": False} for name in get_args(StageName)]
AT = "2026-03-02T10:00:00Z"
THEIRS = {"by": "person", "name": None, "at": AT}
NURSES = {"by": "professional", "name": NURSE, "at": AT}


def goal(**parts):
    """Return a goal with the level that the person hopes for."""
    bare = {"now": None, "strengths": [], "first_step": None, "actions": []}
    hope = {"id": "2" * 32, "words": "to the gate", "level": 0, **THEIRS}
    return {"id": "1" * 32, "words": "walk again", "item": LINE, "levels": [hope], **THEIRS, **bare, **parts}


def action(who="family", **more):
    return {"id": "3" * 32, "words": "ring Jan", "who": who, "due": None, "done_at": None, **THEIRS, **more}


def look(level, **by):
    return {"goal": "1" * 32, "level": level, "words": "twice", **THEIRS, **by}


def plan_record(*goals, agreed=False, **more):
    """Return a record with a plan of these goals, as it stands or as a version that both agreed."""
    content = {"goals": goals, "review_day": None}
    bare = {"with_": NURSE, "stage": None, "stages": STAGES, "yeses": [], "versions": [], "reviews": [], "records": []}
    versions = [{"number": 1, "agreed_at": AT, "with_": NURSE, "content": content}] if agreed else []
    record = record_of(kind="outcome_wanted").model_dump(by_alias=True)
    plan = {**bare, "agreed": agreed, "content": content, "versions": versions, **more}
    return type(record_of()).model_validate(record | {"plan": plan})


def in_plan(record, kind="Goal"):
    """Return the resources that stand for the plan, not for lines."""
    return [one for one in resources(record, kind) if "plan" in str(one.get("category", one.get("code")))]


@pytest.mark.parametrize(
    ("agreed", "plans", "goals"),
    [(False, ["draft"], ["proposed"]), (True, ["active", "completed"], ["active", "accepted"])],
)
def test_a_plan_is_active_once_both_agreed_and_its_versions_are_kept(agreed, plans, goals):
    record = plan_record(goal(), agreed=agreed)
    assert [one["status"] for one in resources(record, "CarePlan")] == plans
    assert [one["lifecycleStatus"] for one in in_plan(record)] == goals


def test_what_was_agreed_stays_active_beside_a_draft():
    record = plan_record(goal(), agreed=True)
    record.plan.agreed = False
    assert [one["status"] for one in resources(record, "CarePlan")] == ["draft", "active"]


def test_a_level_is_a_target_in_the_persons_words():
    (found,) = in_plan(plan_record(goal()))
    (target,) = found["target"]
    assert target["detailCodeableConcept"]["text"] == "to the gate"
    assert target["detailCodeableConcept"]["coding"][0]["code"] == "0"
    assert target["measure"]["coding"][0]["code"] == "scale"


NOW = {"id": "4" * 32, "words": "", "level": -1, **THEIRS}


@pytest.mark.parametrize(
    ("agreed", "now", "looks", "status"),
    [
        (False, NOW, [], None),
        (True, NOW, [], "in-progress"),
        (True, NOW, [look(0)], "achieved"),
        (True, NOW, [look(0), look(2)], "achieved"),
        (True, NOW, [look(-1)], "no-change"),
        (True, NOW, [look(-2)], "worsening"),
        (True, {**NOW, "level": -2}, [look(-1)], "improving"),
        (True, None, [look(-1)], "in-progress"),
        (True, NOW, [look(2, **NURSES)], "in-progress"),
        (True, NOW, [look(2), look(-2)], "worsening"),
    ],
)
def test_how_far_a_goal_is_the_person_says(agreed, now, looks, status):
    found = in_plan(plan_record(goal(now=now), agreed=agreed, reviews=looks))[0]
    codes = [coding["code"] for coding in found.get("achievementStatus", {}).get("coding", [])]
    assert codes == ([status] if status else [])
    assert len(found.get("outcomeReference", [])) == len(looks)


@pytest.mark.parametrize(
    ("who", "performer"),
    [
        ("person", {"reference": "urn:uuid:bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb"}),
        ("professional", {"type": "Practitioner", "display": NURSE}),
        ("family", {"display": "Family or friends"}),
        ("community", {"display": "People and groups near me"}),
    ],
)
def test_who_does_what_is_an_activity_and_nobody_else_is_made_a_person_of(who, performer):
    record = plan_record(goal(actions=[action(who, due="2026-03-20", done_at=AT)]))
    ((found,),) = (one["activity"] for one in resources(record, "CarePlan"))
    assert found["detail"]["performer"] == [performer]
    assert (found["detail"]["description"], found["detail"]["status"]) == ("ring Jan", "completed")
    assert found["detail"]["scheduledPeriod"] == {"end": "2026-03-20"}
    assert resources(record, "RelatedPerson") == resources(record, "Practitioner") == []


@pytest.mark.parametrize("status", ["kept", "removed"])
def test_a_goal_leads_back_to_its_line_where_that_is_in_the_bundle(status):
    record = plan_record(goal())
    record.items = record.items if status == "kept" else []
    (origin,) = [one for one in resources(record, "Provenance") if one["activity"]["coding"][0]["code"] == "goal"]
    sources = [one["what"]["reference"] for one in origin.get("entity", [])]
    assert sources == (["urn:uuid:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"] if status == "kept" else [])
    assert from_bundle(to_bundle(record)) == record


def yeses(record):
    """Return what was agreed to, by whom, as the Provenances say."""
    origins = [one for one in resources(record, "Provenance") if one["activity"]["coding"][0]["system"] == AGREEMENT]
    return [
        (one["activity"]["coding"][0]["code"], [agent["who"].get("display", "person") for agent in one["agent"]])
        for one in origins
    ]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, []),
        ({"yeses": [{"stands": True, **THEIRS}]}, [("yes", ["person"])]),
        ({"yeses": [{"stands": False, **NURSES}]}, [("yes-before-a-change", [NURSE])]),
        ({"agreed": True}, [("version", ["person", NURSE])]),
    ],
)
def test_who_said_yes_to_a_plan_is_told(more, told):
    assert yeses(plan_record(goal(), **more)) == told


NOTE = {"id": "5" * 32, "name": NURSE, "at": AT, "words": None, "answer": None, "answer_words": None}


def noted(kind, words=None, answer=None, answer_words=None):
    """Return a record with one line and one note on it."""
    note = NOTE | {"kind": kind, "words": words, "answer": answer, "answer_words": answer_words}
    return record_of(notes=[note | {"answered_at": AT if answer else None}])


@pytest.mark.parametrize(
    ("kind", "words", "answer", "answer_words", "told"),
    [
        ("agree", None, None, None, ["Agrees with this line."]),
        ("agree", "so do I", None, None, ["Agrees with this line. so do I"]),
        ("amend", "a yard", None, None, ["Suggests other words: a yard"]),
        (
            "amend",
            "a yard",
            "yes",
            None,
            ["Suggests other words: a yard", "Says yes to these words, which are theirs now."],
        ),
        (
            "amend",
            "a yard",
            "no",
            None,
            [
                "Suggests other words: a yard",
                "Says no, and keeps their own words. The two do not agree here, and both stand.",
            ],
        ),
        ("question", "Which?", "words", "the red one", ["Asks: Which?", "Answers: the red one"]),
    ],
)
def test_what_was_said_about_a_line_stands_beside_it_with_who_said_it(kind, words, answer, answer_words, told):
    record = noted(kind, words, answer, answer_words)
    (line,) = resources(record, "Observation")
    assert line["valueString"] == "my garden"
    assert [note["text"] for note in line["note"]] == told
    assert [note["authorReference"].get("display", "person") for note in line["note"]] == [NURSE, "person"][: len(told)]
    assert from_bundle(to_bundle(record)) == record


@pytest.mark.parametrize(("kind", "agrees"), [("agree", True), ("amend", False), ("question", False)])
def test_a_professional_agrees_with_a_line_only_where_they_said_so(kind, agrees):
    assert yeses(noted(kind, "some words")) == ([("line", [NURSE])] if agrees else [])
