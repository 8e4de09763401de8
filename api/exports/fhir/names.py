"""The names by which our bundles call things: code systems, extensions, addresses within a bundle."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from fhir.resources.R4B.codeableconcept import CodeableConcept
from fhir.resources.R4B.coding import Coding
from fhir.resources.R4B.extension import Extension
from fhir.resources.R4B.reference import Reference

from nlp.domain.codebook import load_codebook

CODEBOOK = "urn:goodlife:codebook"  # kinds and domains, training_data/codebook.yml
STANDING = "urn:goodlife:standing"  # suggested, kept, changed, added
CONVERSATION = "urn:goodlife:conversation"
CONSENT = "urn:goodlife:consent"
EVIDENCE = "urn:goodlife:evidence"
READING = "urn:goodlife:reading"
LAST_LOOKED = "urn:goodlife:last-looked"
GIVEN_BY = "urn:goodlife:code-given-by"  # of what is shared with a team
PLAN = "urn:goodlife:plan"  # the parts of a plan, and what Year of Care counts
SCALE = "urn:goodlife:goal-attainment"  # -2 to +2; 0 is what the person hopes for
ENTRY = "urn:goodlife:plan-entry"
STRENGTH = "urn:goodlife:plan-strength"
STAGES = "urn:goodlife:plan-stages"
AGREEMENT = "urn:goodlife:agreement"
NOTE = "urn:goodlife:note"
ANSWER = "urn:goodlife:answer"

Json = dict[str, Any]  # a resource, or a part of one, as it is read

HL7 = "http://terminology.hl7.org/CodeSystem"


def of_kind(resources: Iterable[Json], *kinds: str) -> list[Json]:
    """Return the resources that are of these kinds."""
    return [resource for resource in resources if resource["resourceType"] in kinds]


def urn_of(id_: str) -> str:
    """Return the address of what has an id of ours, within a bundle.

    >>> urn_of("0" * 32)
    'urn:uuid:00000000-0000-0000-0000-000000000000'
    """
    return f"urn:uuid:{UUID(id_)}"


def id_in(urn: str) -> str:
    """Return our id of what an address within a bundle leads to."""
    return UUID(urn).hex


def part_id(id_: str, part: str) -> str:
    """Return the id of what goes with something of ours and has no id itself: always the same."""
    return uuid5(UUID(id_), part).hex


def refer(id_: str) -> Reference:
    """Return a reference to what has an id of ours."""
    return Reference(reference=urn_of(id_))


def by_one(by: str, name: str | None, patient: str) -> Reference:
    """Return a reference to who did something: the person, or a professional, who is no resource of the bundle."""
    return refer(patient) if by == "person" else professional(name)


def professional(name: str | None) -> Reference:
    """Return a reference to a professional by name alone."""
    return Reference(type="Practitioner", display=name)


def by_in(reference: Json) -> Json:
    """Return who did something: `by`, and a professional's `name`."""
    name = reference.get("display")
    return {"by": "professional" if name else "person", "name": name}


def concept(system: str, code: str, display: str | None = None) -> CodeableConcept:
    """Return one code; a code of the codebook comes with the codebook's version and its name."""
    if system == CODEBOOK:
        book = load_codebook()
        name = (book.kinds.get(code) or book.domains[code]).name
        return CodeableConcept(coding=[Coding(system=system, version=str(book.version), code=code, display=name)])
    return CodeableConcept(coding=[Coding(system=system, code=code, display=display)])


def code_in(concepts: Iterable[Json], system: str) -> str:
    """Return the first code of a system among several."""
    return next(str(coding["code"]) for one in concepts for coding in one["coding"] if coding["system"] == system)


def extension(url: str, **values: Any) -> Extension:
    """Return an extension with named values, each by its FHIR type: `extension(url, turn=("valueString", "1"))`."""
    return Extension(
        url=url, extension=[Extension(url=name, **{kind: value}) for name, (kind, value) in values.items()]
    )


def extension_in(part: Json, url: str) -> Json:
    """Return the named values of an extension of a part of a resource, none when it has no such one."""
    return next((values_in(one) for one in part.get("extension", []) if one["url"] == url), {})


def has_code(concepts: Iterable[Json], system: str, *codes: str) -> bool:
    """Return whether there is a code of a system among several, or one of these codes."""
    found = [coding["code"] for one in concepts for coding in one["coding"] if coding["system"] == system]
    return any(code in codes for code in found) if codes else bool(found)


def values_in(found: Json) -> Json:
    """Return the named values of an extension of ours."""
    return {one["url"]: value for one in found["extension"] for name, value in one.items() if name != "url"}
