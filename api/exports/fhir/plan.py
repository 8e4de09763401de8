"""The plan and each version of it as CarePlans, with Goals and Observations, and who said yes; and back."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from fhir.resources.R4B.careplan import CarePlan
from fhir.resources.R4B.provenance import Provenance

from api.exports.fhir.activities import actions_in, first_step_in, review_day_in, to_activities
from api.exports.fhir.edition import Edition, editions_of, holding
from api.exports.fhir.goals import goal_in, to_goal, to_origin
from api.exports.fhir.looks import is_about, look_id, look_in, now_in, record_in, to_look, to_now, to_record
from api.exports.fhir.names import (
    AGREEMENT,
    STAGES,
    Json,
    by_in,
    by_one,
    code_in,
    extension,
    extension_in,
    has_code,
    id_in,
    of_kind,
    part_id,
    professional,
    refer,
)
from api.exports.fhir.provenance import agreed
from api.exports.schemas import CareRecord
from api.plan.schemas import PlanOut, StageOut, YesOut


def plan_resources(plan: PlanOut, record: CareRecord) -> Iterator[Any]:
    """Yield every resource of a plan."""
    editions, lines = editions_of(plan, record.id), [line.id for line in record.items]
    for edition in editions:
        yield _care_plan(edition, lines, plan.stages)
        for goal in edition.content.goals:
            looks = _looks_at(goal.id, plan, record.id) if edition is holding(editions, goal.id) else []
            yield to_goal(goal, edition, looks)
            yield to_origin(goal, edition, lines, record.made)
            if goal.now:
                yield to_now(goal, goal.now, edition)
        if edition.agreed_at:
            yield _agreement(edition, edition.agreed_at, record)
    yield from (to_look(number, look, editions, record.id) for number, look in enumerate(plan.reviews))
    yield from (to_record(number, one, record.id) for number, one in enumerate(plan.records))
    yield from (_yes(number, yes, editions[0], record) for number, yes in enumerate(plan.yeses))


def plan_in(resources: Sequence[Json]) -> Json | None:
    """Return the plan that a bundle holds, if it holds one."""
    plans = of_kind(resources, "CarePlan")
    if not plans:
        return None
    current, *versions = plans
    observations = of_kind(resources, "Observation")
    stages = [{"name": name, "reached": reached} for name, reached in extension_in(current, STAGES).items()]
    return {
        "with_": _with(current),
        "agreed": current["status"] == "active",
        "stage": next((stage["name"] for stage in reversed(stages) if stage["reached"]), None),
        "stages": stages,
        "content": _content_in(current, resources),
        "yeses": [yes for one in of_kind(resources, "Provenance") for yes in _yeses_in(one)],
        "versions": [_version_in(version, resources) for version in versions],
        "reviews": [look_in(one) for one in observations if is_about(one, "look_back")],
        "records": [record_in(one) for one in observations if is_about(one, "discussed_goals", "agreed_plan")],
    }


def _care_plan(edition: Edition, lines: Sequence[str], stages: Sequence[StageOut]) -> CarePlan:
    content, number = edition.content, edition.number
    strengths = {one.item for goal in content.goals for one in goal.strengths}
    reached = {stage.name: ("valueBoolean", stage.reached) for stage in stages}
    return CarePlan(
        id=edition.id,
        meta={"versionId": str(number)} if number else None,
        status=edition.status,
        intent="plan",
        title=f"Version {number} of the plan" if number else "The plan as it stands",
        subject=refer(edition.patient),
        created=edition.agreed_at,
        contributor=[refer(edition.patient), *([professional(edition.with_)] if edition.with_ else [])],
        goal=[refer(edition.id_of(goal.id)) for goal in content.goals] or None,
        supportingInfo=[refer(line) for line in lines if line in strengths] or None,
        activity=list(to_activities(edition)) or None,
        extension=[extension(STAGES, **reached)] if number is None else None,
    )


def _looks_at(goal: str, plan: PlanOut, patient: str) -> list[tuple[str, Any]]:
    return [(look_id(patient, number), look) for number, look in enumerate(plan.reviews) if look.goal == goal]


def _agreement(edition: Edition, at: datetime, record: CareRecord) -> Provenance:
    targets = [edition.id, *(edition.id_of(goal.id) for goal in edition.content.goals)]
    both = [refer(record.id), professional(edition.with_)]
    return agreed(edition.id, targets, "version", both, at, record.made)


def _yes(number: int, yes: YesOut, edition: Edition, record: CareRecord) -> Provenance:
    what = "yes" if yes.stands else "yes-before-a-change"
    who = by_one(yes.by, yes.name, record.id)
    return agreed(part_id(edition.id, f"yes:{number}"), [edition.id], what, [who], yes.at, record.made)


def _yeses_in(provenance: Json) -> Iterator[Json]:
    if has_code([provenance["activity"]], AGREEMENT, "yes", "yes-before-a-change"):
        stands = code_in([provenance["activity"]], AGREEMENT) == "yes"
        yield {"at": provenance["occurredDateTime"], "stands": stands, **by_in(provenance["agent"][0]["who"])}


def _with(care_plan: Json) -> str | None:
    return next((one["display"] for one in care_plan["contributor"] if "display" in one), None)


def _version_in(care_plan: Json, resources: Sequence[Json]) -> Json:
    return {
        "number": int(care_plan["meta"]["versionId"]),
        "agreed_at": care_plan["created"],
        "with_": _with(care_plan),
        "content": _content_in(care_plan, resources),
    }


def _content_in(care_plan: Json, resources: Sequence[Json]) -> Json:
    by_id = {one["id"]: one for one in of_kind(resources, "Goal")}
    goals = [by_id[id_in(one["reference"])] for one in care_plan.get("goal", [])]
    nows = [one for one in of_kind(resources, "Observation") if is_about(one, "now")]
    where = {id_in(one["focus"][0]["reference"]): now_in(one) for one in nows}
    return {
        "goals": [
            {
                **goal_in(goal),
                "now": where.get(goal["id"]),
                "first_step": first_step_in(care_plan, goal["id"]),
                "actions": actions_in(care_plan, goal["id"]),
            }
            for goal in goals
        ],
        "review_day": review_day_in(care_plan),
    }
