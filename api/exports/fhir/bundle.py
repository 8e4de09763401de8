"""A record of what may be shared as one FHIR Bundle, every resource validated as it is made; and a bundle read back."""

from collections.abc import Iterator
from typing import Any

from fhir.resources.R4B.bundle import Bundle, BundleEntry
from fhir.resources.R4B.patient import Patient

from api.exports.fhir.consents import consent_of, shares_of, to_consents
from api.exports.fhir.lines import evidence_of, is_line, label_of, to_resource
from api.exports.fhir.names import CONVERSATION, Json, of_kind, urn_of
from api.exports.fhir.notes import agreement_with, notes_in
from api.exports.fhir.plan import plan_in, plan_resources
from api.exports.fhir.provenance import is_origin, line_of, standing_of, to_provenance
from api.exports.schemas import CareRecord

_LANGUAGES = "urn:ietf:bcp:47"


def to_bundle(record: CareRecord) -> Bundle:
    """Return a record as a collection; raises ValueError when a resource would not be valid FHIR."""
    entries = [BundleEntry(fullUrl=urn_of(resource.id), resource=resource) for resource in _resources(record)]
    return Bundle(
        id=record.id,
        meta={"versionId": str(record.version)},
        type="collection",
        timestamp=record.made,
        entry=entries,
    )


def from_bundle(bundle: Bundle) -> CareRecord:
    """Return the record that a bundle of ours was made from."""
    read = bundle.model_dump(mode="json")
    resources = [entry["resource"] for entry in read["entry"]]
    (patient,) = of_kind(resources, "Patient")
    consents = of_kind(resources, "Consent")
    origins = {line_of(one): standing_of(one) for one in of_kind(resources, "Provenance") if is_origin(one)}
    lines = [one for one in of_kind(resources, "Goal", "Observation") if is_line(one)]
    return CareRecord.model_validate(
        {
            "id": patient["identifier"][0]["value"],
            "language": patient["communication"][0]["language"]["coding"][0]["code"],
            "begun": consents[0]["dateTime"],
            "made": read["timestamp"],
            "consent": consent_of(consents),
            "version": int(read["meta"]["versionId"]),
            "items": [_line(one) | origins[one["id"]] for one in lines],
            "shares": shares_of(consents),
            "plan": plan_in(resources),
        }
    )


def _resources(record: CareRecord) -> Iterator[Any]:
    """Yield every resource."""
    yield _patient(record)
    yield from to_consents(record.consent, record.shares, record.id, record.begun)
    for line in record.items:
        yield to_resource(line, record.id)
        yield to_provenance(line, record.id, record.made)
        yield from (agreement_with(line.id, note, record.made) for note in line.notes if note.kind == "agree")
    if record.plan:
        yield from plan_resources(record.plan, record)


def _patient(record: CareRecord) -> Patient:
    """Return the person without a name: the conversation's id is all that says who they are."""
    language = {"coding": [{"system": _LANGUAGES, "code": record.language}]}
    return Patient(
        id=record.id,
        identifier=[{"system": CONVERSATION, "value": record.id}],
        communication=[{"language": language, "preferred": True}],
    )


def _line(resource: Json) -> Json:
    return {"id": resource["id"], "evidence": evidence_of(resource), "notes": notes_in(resource)} | label_of(resource)
