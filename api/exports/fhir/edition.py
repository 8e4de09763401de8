"""A plan as it stands, or as both agreed it; what was written in it, when and by whom, goes with each part of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from api.exports.fhir.names import Json, by_in, by_one, part_id
from api.plan.schemas import Content, Entry, PlanOut


@dataclass(frozen=True)
class Edition:
    """One CarePlan's worth; the plan as it stands has no `number`, a version has that of the version."""

    patient: str
    content: Content
    status: Literal["draft", "active", "completed"]
    with_: str | None
    number: int | None = None
    agreed_at: datetime | None = None

    @property
    def id(self) -> str:
        """Return the id of its CarePlan."""
        return self.id_of(part_id(self.patient, "plan"))

    def id_of(self, entry_id: str) -> str:
        """Return the id of the resource that an entry is in this edition: entries go on from version to version."""
        return entry_id if self.number is None else part_id(entry_id, f"version:{self.number}")


def editions_of(plan: PlanOut, patient: str) -> list[Edition]:
    """Return the plan as it stands, then its versions; what both agreed last is the one that is active."""
    editions = [Edition(patient, plan.content, "active" if plan.agreed else "draft", plan.with_)]
    for version in plan.versions:
        stands = version is plan.versions[-1] and not plan.agreed
        status: Literal["active", "completed"] = "active" if stands else "completed"
        editions.append(Edition(patient, version.content, status, version.with_, version.number, version.agreed_at))
    return editions


def holding(editions: Collection[Edition], goal: str) -> Edition | None:
    """Return the edition in which a goal stands as both agreed it last, or else as it stands now."""
    agreed_last = sorted(editions, key=lambda one: (one.status == "active", one.number or 0), reverse=True)
    return next((one for one in agreed_last if any(entry.id == goal for entry in one.content.goals)), None)


def values_of(entry: Entry, patient: str) -> dict[str, Any]:
    """Return what goes with an entry's words, as values of an extension."""
    return {
        "id": ("valueString", entry.id),
        "at": ("valueDateTime", entry.at),
        "author": ("valueReference", by_one(entry.by, entry.name, patient)),
    }


def entry_in(values: Json, words: str | None) -> Json:
    """Return an entry from the values that go with its words."""
    return {**values, **by_in(values["author"]), "words": words or ""}
