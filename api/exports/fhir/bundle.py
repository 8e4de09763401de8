"""A record of what may be shared as one FHIR Bundle, every resource validated as it is made; and a bundle read back."""

from collections.abc import Iterator
from typing import Any

from fhir.resources.R4B.bundle import Bundle, BundleEntry
from fhir.resources.R4B.patient import Patient

from api.exports.fhir.consents import consent_of, shares_of, to_consents
from api.exports.fhir.lines import evidence_of, label_of, to_resource
from api.exports.fhir.names import CONVERSATION, Json, urn_of
from api.exports.fhir.provenance import line_of, standing_of, to_provenance
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
    (patient,) = _all(read, "Patient")
    consents = _all(read, "Consent")
    origins = {line_of(one): standing_of(one) for one in _all(read, "Provenance")}
    lines = _all(read, "Goal", "Observation")
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
        }
    )


def _resources(record: CareRecord) -> Iterator[Any]:
    """Yield every resource; the plan's CarePlan joins them here, and refers to its Goals by `refer(line.id)`."""
    yield _patient(record)
    yield from to_consents(record.consent, record.shares, record.id, record.begun)
    for line in record.items:
        yield to_resource(line, record.id)
        yield to_provenance(line, record.id, record.made)


def _patient(record: CareRecord) -> Patient:
    """Return the person without a name: the conversation's id is all that says who they are."""
    language = {"coding": [{"system": _LANGUAGES, "code": record.language}]}
    return Patient(
        id=record.id,
        identifier=[{"system": CONVERSATION, "value": record.id}],
        communication=[{"language": language, "preferred": True}],
    )


def _all(bundle: Json, *kinds: str) -> list[Json]:
    resources = [entry["resource"] for entry in bundle["entry"]]
    return [resource for resource in resources if resource["resourceType"] in kinds]


def _line(resource: Json) -> Json:
    return {"id": resource["id"], "evidence": evidence_of(resource)} | label_of(resource)
