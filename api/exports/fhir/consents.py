"""What someone agreed to, and with whom they share which lines, as FHIR Consents; and back."""

from datetime import datetime
from typing import Any

from fhir.resources.R4B.consent import Consent, ConsentProvision, ConsentProvisionActor, ConsentProvisionData
from fhir.resources.R4B.extension import Extension
from fhir.resources.R4B.reference import Reference

from api.exports.fhir.names import (
    CONSENT,
    GIVEN_BY,
    HL7,
    LAST_LOOKED,
    Json,
    code_in,
    concept,
    id_in,
    part_id,
    professional,
    refer,
)
from api.exports.schemas import ExportedConsent, ExportedShare

# Each question: how FHIR calls what it is about, and for what purpose the data may be used.
_SCOPE = {"keep": "patient-privacy", "share": "patient-privacy", "research": "research"}
_PURPOSE = {"keep": "PATRQT", "share": "CAREMGT", "research": "HRESCH"}
_DISPLAY = {
    "keep": "Keep what I write",
    "share": "I may want to share my summary with someone who helps me",
    "research": "Researchers may learn from my words",
}


def to_consents(said: ExportedConsent, shares: list[ExportedShare], patient: str, begun: datetime) -> list[Consent]:
    """Return the three answers; what is shared with someone stands within the one about sharing."""
    provisions = {"share": [_to_provision(share) for share in shares] or None}
    return [_to_consent(name, getattr(said, name), provisions.get(name), patient, begun) for name in _SCOPE]


def consent_of(consents: list[Json]) -> Json:
    """Return the three answers."""
    return {_name(one): one["provision"]["type"] == "permit" for one in consents}


def shares_of(consents: list[Json]) -> list[Json]:
    """Return with whom lines are shared."""
    about_sharing = next(one for one in consents if _name(one) == "share")
    return [_to_share(provision) for provision in about_sharing["provision"].get("provision", [])]


def _to_consent(name: str, yes: bool, provisions: Any, patient: str, begun: datetime) -> Consent:
    purpose = {"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": _PURPOSE[name]}
    return Consent(
        id=part_id(patient, f"consent:{name}"),
        status="active" if yes else "rejected",
        scope=concept(f"{HL7}/consentscope", _SCOPE[name]),
        category=[concept(CONSENT, name, _DISPLAY[name])],
        patient=refer(patient),
        dateTime=begun,
        policyRule=concept(f"{HL7}/v3-ActCode", "OPTIN" if yes else "OPTOUT"),
        provision=ConsentProvision(type="permit" if yes else "deny", purpose=[purpose], provision=provisions),
    )


def _name(consent: Json) -> str:
    return code_in(consent["category"], CONSENT)


def _to_provision(share: ExportedShare) -> ConsentProvision:
    looked = [Extension(url=LAST_LOOKED, valueDateTime=share.last_looked)] if share.last_looked else []
    given = [Extension(url=GIVEN_BY, valueReference=professional(share.given_by))] if share.given_by else []
    whom = Reference(type="CareTeam", display=share.with_) if share.given_by else professional(share.with_)
    recipient = concept(f"{HL7}/v3-ParticipationType", "IRCP", "information recipient")
    return ConsentProvision(
        type="permit",
        period={"start": share.at},
        actor=[ConsentProvisionActor(role=recipient, reference=whom)],
        data=[ConsentProvisionData(meaning="instance", reference=refer(line)) for line in share.lines] or None,
        extension=looked + given or None,
    )


def _to_share(provision: Json) -> Json:
    (actor,) = provision["actor"]
    more = {one["url"]: one for one in provision.get("extension", [])}
    return {
        "with": actor["reference"]["display"],
        "at": provision["period"]["start"],
        "given_by": more[GIVEN_BY]["valueReference"]["display"] if GIVEN_BY in more else None,
        "last_looked": more[LAST_LOOKED]["valueDateTime"] if LAST_LOOKED in more else None,
        "lines": [id_in(shown["reference"]["reference"]) for shown in provision.get("data", [])],
    }
