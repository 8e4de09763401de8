"""Where each line comes from: suggested by the computer, kept, changed or added by the person; who agrees; and back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from fhir.resources.R4B.extension import Extension
from fhir.resources.R4B.provenance import Provenance, ProvenanceAgent
from fhir.resources.R4B.reference import Reference

from api.exports.fhir.names import (
    AGREEMENT,
    HL7,
    READING,
    STANDING,
    Json,
    code_in,
    concept,
    extension,
    extension_in,
    has_code,
    id_in,
    part_id,
    refer,
)
from api.exports.schemas import ExportedLine

DISPLAY = {
    "suggested": "suggested by a computer, not yet confirmed by the person",
    "kept": "suggested by a computer, confirmed by the person",
    "changed": "suggested by a computer, changed by the person",
    "added": "written by the person",
}
AGREED = {
    "line": "a professional agrees with this line",
    "yes": "said yes to this plan",
    "yes-before-a-change": "said yes to this plan as it was before it changed",
    "version": "the person and the professional agreed this version of the plan",
}
_AGENTS = f"{HL7}/provenance-participant-type"
# What the person did: their words were read; or they decided on the line.
_INFORMANT, _VERIFIER, _AUTHOR = "informant", "verifier", "author"


def to_provenance(line: ExportedLine, patient: str, made: datetime) -> Provenance:
    """Return where a line comes from."""
    agents = [_agent(_did(line), refer(patient))]
    if line.status != "added":
        agents.append(_agent("assembler", Reference(display="Good Life, a computer program", type="Device")))
    return Provenance(
        id=part_id(line.id, "provenance"),
        target=[refer(line.id)],
        recorded=made,
        activity=concept(STANDING, line.status, DISPLAY[line.status]),
        agent=agents,
        extension=[_reading(line)] if line.score is not None else None,
    )


def agreed(
    id_: str, to: Sequence[str], what: str, by: Sequence[Reference], at: datetime, made: datetime, **more: Any
) -> Provenance:
    """Return that someone said yes to something, by its ids: `what`, as in `AGREED`."""
    return Provenance(
        id=part_id(id_, f"agreement:{what}"),
        target=[refer(one) for one in to],
        occurredDateTime=at,
        recorded=made,
        activity=concept(AGREEMENT, what, AGREED[what]),
        agent=[_agent(_VERIFIER, who) for who in by],
        **more,
    )


def is_origin(provenance: Json) -> bool:
    """Return whether this tells where a line comes from."""
    return has_code([provenance["activity"]], STANDING)


def line_of(provenance: Json) -> str:
    """Return the id of the line whose origin this is."""
    return id_in(provenance["target"][0]["reference"])


def standing_of(provenance: Json) -> Json:
    """Return what a line's origin says of it: `status`, `by`, `score`, `reason`."""
    person = provenance["agent"][0]
    reading = extension_in(provenance, READING)
    return {
        "status": code_in([provenance["activity"]], STANDING),
        "by": "machine" if code_in([person["type"]], _AGENTS) == _INFORMANT else "person",
        "score": reading.get("score"),
        "reason": reading.get("reason"),
    }


def _did(line: ExportedLine) -> str:
    if line.by == "machine":
        return _INFORMANT
    return _AUTHOR if line.status in ("changed", "added") else _VERIFIER


def _agent(did: str, who: Reference) -> ProvenanceAgent:
    return ProvenanceAgent(type=concept(_AGENTS, did, did.title()), who=who)


def _reading(line: ExportedLine) -> Extension:
    """Return how sure the computer was, from 0 to 1, and why."""
    return extension(READING, score=("valueDecimal", line.score), reason=("valueString", line.reason))
