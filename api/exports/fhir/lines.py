"""One line of a summary as FHIR: an outcome is a Goal, a strength or a need an Observation; and back."""

from itertools import chain

from fhir.resources.R4B.annotation import Annotation
from fhir.resources.R4B.goal import Goal
from fhir.resources.R4B.observation import Observation

from api.exports.fhir.names import (
    CODEBOOK,
    EVIDENCE,
    HL7,
    Json,
    code_in,
    concept,
    extension,
    extension_in,
    has_code,
    refer,
)
from api.exports.fhir.notes import to_annotations
from api.exports.schemas import ExportedLine
from api.summary.schemas import EvidenceOut

OUTCOMES = ("outcome_wanted", "outcome_achieved")
_GOAL_STANDS = {"suggested": "proposed", "kept": "accepted", "changed": "accepted", "added": "accepted"}
_OBSERVATION_STANDS = {"suggested": "preliminary", "kept": "final", "changed": "amended", "added": "final"}


def to_resource(line: ExportedLine, patient: str) -> Goal | Observation:
    """Return a line as a resource, in the person's words."""
    return _to_goal(line, patient) if line.kind in OUTCOMES else _to_observation(line, patient)


def is_line(resource: Json) -> bool:
    """Return whether a Goal or an Observation is a line of the summary, not a part of the plan."""
    return has_code(resource.get("category", []), CODEBOOK)


def label_of(resource: Json) -> Json:
    """Return what a resource holds of a line: its `kind`, its `domain` and its `words`."""
    if resource["resourceType"] == "Goal":
        kind, domain = (code_in([category], CODEBOOK) for category in resource["category"])
        return {"kind": kind, "domain": domain, "words": resource["description"]["text"]}
    kind, domain = code_in([resource["code"]], CODEBOOK), code_in(resource["category"], CODEBOOK)
    return {"kind": kind, "domain": domain, "words": resource["valueString"]}


def evidence_of(resource: Json) -> list[Json]:
    """Return the runs of turns that a resource notes."""
    found = ((note, extension_in(note, EVIDENCE)) for note in resource.get("note", []))
    return [_evidence(note, where) for note, where in found if where]


def _to_goal(line: ExportedLine, patient: str) -> Goal:
    achieved = line.kind == "outcome_achieved"
    return Goal(
        id=line.id,
        lifecycleStatus="completed" if achieved else _GOAL_STANDS[line.status],
        achievementStatus=concept(f"{HL7}/goal-achievement", "achieved", "Achieved") if achieved else None,
        category=[concept(CODEBOOK, line.kind), concept(CODEBOOK, line.domain)],
        description={"text": line.words},
        subject=refer(patient),
        expressedBy=refer(patient),
        note=_notes(line, patient),
    )


def _to_observation(line: ExportedLine, patient: str) -> Observation:
    return Observation(
        id=line.id,
        status=_OBSERVATION_STANDS[line.status],
        category=[
            concept(f"{HL7}/observation-category", "social-history", "Social History"),
            concept(CODEBOOK, line.domain),
        ],
        code=concept(CODEBOOK, line.kind),
        subject=refer(patient),
        performer=[refer(patient)],
        valueString=line.words,
        note=_notes(line, patient),
    )


def _notes(line: ExportedLine, patient: str) -> list[Annotation] | None:
    quotes = (_quote(place, patient) for place in line.evidence)
    return [*quotes, *chain.from_iterable(to_annotations(note, patient) for note in line.notes)] or None


def _quote(place: EvidenceOut, patient: str) -> Annotation:
    """Return a quote; where it stands in the conversation goes with it: code points, end exclusive."""
    where = extension(
        EVIDENCE,
        turn=("valueString", place.turn_id),
        start=("valueUnsignedInt", place.start),
        end=("valueUnsignedInt", place.end),
    )
    return Annotation(text=place.text, authorReference=refer(patient), extension=[where])


def _evidence(note: Json, where: Json) -> Json:
    return {"turn_id": where["turn"], "start": where["start"], "end": where["end"], "text": note["text"]}
