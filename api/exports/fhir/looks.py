"""Where a goal was, how it went, and what Year of Care counts, as Observations; and back."""

from collections.abc import Collection
from typing import Any

from fhir.resources.R4B.observation import Observation

from api.exports.fhir.edition import Edition, entry_in, holding, values_of
from api.exports.fhir.goals import level_concept
from api.exports.fhir.names import (
    ENTRY,
    PLAN,
    SCALE,
    Json,
    by_in,
    by_one,
    code_in,
    concept,
    extension,
    extension_in,
    has_code,
    part_id,
    professional,
    refer,
)
from api.plan.schemas import Goal, Now, RecordOut, ReviewOut

_DISPLAY = {
    "now": "Where I am today with this goal",
    "look_back": "How this goal went",
    "discussed_goals": "Discussed my goals",
    "agreed_plan": "Agreed a plan",
}


def look_id(patient: str, number: int) -> str:
    """Return the id of the Observation of a look back, which has none of its own."""
    return part_id(patient, f"look-back:{number}")


def to_now(goal: Goal, now: Now, edition: Edition) -> Observation:
    """Return where someone is with a goal when the plan is written."""
    focus = {"focus": [refer(edition.id_of(goal.id))]}
    values = extension(ENTRY, **values_of(now, edition.patient))
    return _level(edition.id_of(now.id), "now", now, edition.patient, extension=[values], **focus)


def to_look(number: int, look: ReviewOut, editions: Collection[Edition], patient: str) -> Observation:
    """Return how a goal went, as one of the two said."""
    edition = holding(editions, look.goal)
    focus = {"focus": [refer(edition.id_of(look.goal))]} if edition else {}
    values = extension(ENTRY, goal=("valueString", look.goal))
    return _level(look_id(patient, number), "look_back", look, patient, extension=[values], **focus)


def to_record(number: int, record: RecordOut, patient: str) -> Observation:
    """Return that goals were discussed or a plan was agreed."""
    return Observation(
        id=part_id(patient, f"record:{number}"),
        status="final",
        code=concept(PLAN, record.what, _DISPLAY[record.what]),
        subject=refer(patient),
        performer=[refer(patient), professional(record.with_)],
        effectiveDateTime=record.on,
        valueBoolean=True,
    )


def is_about(observation: Json, *codes: str) -> bool:
    """Return whether an Observation is one of these parts of a plan."""
    return has_code([observation["code"]], PLAN, *codes)


def now_in(observation: Json) -> Json:
    """Return where someone was."""
    return entry_in(extension_in(observation, ENTRY), _words(observation)) | {"level": _level_in(observation)}


def look_in(observation: Json) -> Json:
    """Return how a goal went."""
    return {
        "goal": extension_in(observation, ENTRY)["goal"],
        "level": _level_in(observation),
        "words": _words(observation),
        "at": observation["effectiveDateTime"],
        **by_in(observation["performer"][0]),
    }


def record_in(observation: Json) -> Json:
    """Return what was recorded."""
    _, with_whom = observation["performer"]
    what = code_in([observation["code"]], PLAN)
    return {"what": what, "on": observation["effectiveDateTime"], "with_": with_whom["display"]}


def _level(id_: str, code: str, said: Now | ReviewOut, patient: str, **more: Any) -> Observation:
    who = by_one(said.by, said.name, patient)
    return Observation(
        id=id_,
        status="final",
        code=concept(PLAN, code, _DISPLAY[code]),
        subject=refer(patient),
        performer=[who],
        effectiveDateTime=said.at,
        valueCodeableConcept=level_concept(said.level),
        note=[{"text": said.words, "authorReference": who}] if said.words else None,
        **more,
    )


def _level_in(observation: Json) -> int:
    return int(code_in([observation["valueCodeableConcept"]], SCALE))


def _words(observation: Json) -> str:
    return "".join(note["text"] for note in observation.get("note", []))
