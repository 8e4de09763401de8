"""A goal of the plan as a Goal, its levels on the Goal Attainment Scale as targets in the person's words; and back."""

from collections.abc import Sequence
from datetime import datetime

from fhir.resources.R4B.codeableconcept import CodeableConcept
from fhir.resources.R4B.extension import Extension
from fhir.resources.R4B.goal import Goal, GoalTarget
from fhir.resources.R4B.provenance import Provenance, ProvenanceAgent, ProvenanceEntity

from api.exports.fhir.edition import Edition, entry_in, values_of
from api.exports.fhir.names import (
    ENTRY,
    HL7,
    PLAN,
    SCALE,
    STRENGTH,
    Json,
    by_one,
    code_in,
    concept,
    extension,
    extension_in,
    part_id,
    refer,
    values_in,
)
from api.plan import schemas
from api.plan.looking_back import GOOD
from api.plan.words import LEVELS

_LIFE = {"draft": "proposed", "active": "active", "completed": "accepted"}
_ACHIEVEMENT = {
    "in-progress": "In Progress",
    "improving": "Improving",
    "no-change": "No Change",
    "worsening": "Worsening",
    "achieved": "Achieved",
}


def to_goal(goal: schemas.Goal, edition: Edition, looks: Sequence[tuple[str, schemas.ReviewOut]]) -> Goal:
    """Return a goal; `looks`: how it went, each with the id of its Observation."""
    author = by_one(goal.by, goal.name, edition.patient)
    agreed = edition.status == "active"
    return Goal(
        id=edition.id_of(goal.id),
        lifecycleStatus=_LIFE[edition.status],
        achievementStatus=_achievement(goal, [one for _, one in looks]) if agreed else None,
        category=[concept(PLAN, "goal", "A goal of the plan")],
        description={"text": goal.words},
        subject=refer(edition.patient),
        expressedBy=author,
        target=[_target(level, edition) for level in goal.levels] or None,
        outcomeReference=[refer(id_) for id_, _ in looks] or None,
        extension=[
            extension(ENTRY, **values_of(goal, edition.patient), item=("valueString", goal.item)),
            *(_strength(one, edition) for one in goal.strengths),
        ],
    )


def to_origin(goal: schemas.Goal, edition: Edition, lines: Sequence[str], made: datetime) -> Provenance:
    """Return who wrote a goal, when, and from which line of the summary it was made, where that is in the bundle."""
    author = ProvenanceAgent(
        type=concept(f"{HL7}/provenance-participant-type", "author", "Author"),
        who=by_one(goal.by, goal.name, edition.patient),
    )
    id_ = edition.id_of(goal.id)
    return Provenance(
        id=part_id(id_, "provenance"),
        target=[refer(id_)],
        occurredDateTime=goal.at,
        recorded=made,
        activity=concept(PLAN, "goal", "written into the plan"),
        agent=[author],
        entity=[ProvenanceEntity(role="source", what=refer(goal.item))] if goal.item in lines else None,
    )


def goal_in(goal: Json) -> Json:
    """Return a goal with its levels and strengths."""
    strengths = [values_in(one) for one in goal["extension"] if one["url"] == STRENGTH]
    return {
        **entry_in(extension_in(goal, ENTRY), goal["description"]["text"]),
        "levels": [_level(target) for target in goal.get("target", [])],
        "strengths": [entry_in(one, one["words"]) for one in strengths],
    }


def level_concept(level: int, words: str | None = None) -> CodeableConcept:
    """Return a level of the scale, with what the person says that it looks like."""
    coded = concept(SCALE, str(level), LEVELS[level])
    coded.text = words
    return coded


def _achievement(goal: schemas.Goal, looks: Sequence[schemas.ReviewOut]) -> CodeableConcept:
    """Return how far a goal is, by what the person said last, against where they were when it was agreed."""
    said = [look.level for look in looks if look.by == "person"]
    code = "in-progress"
    if said and said[-1] >= GOOD:
        code = "achieved"
    elif said and goal.now:
        change = said[-1] - goal.now.level
        code = "improving" if change > 0 else "worsening" if change < 0 else "no-change"
    return concept(f"{HL7}/goal-achievement", code, _ACHIEVEMENT[code])


def _target(level: schemas.Level, edition: Edition) -> GoalTarget:
    return GoalTarget(
        measure=concept(SCALE, "scale", "Goal Attainment Scale, from -2 to +2"),
        detailCodeableConcept=level_concept(level.level, level.words),
        extension=[extension(ENTRY, **values_of(level, edition.patient))],
    )


def _level(target: Json) -> Json:
    detail = target["detailCodeableConcept"]
    return {**entry_in(extension_in(target, ENTRY), detail["text"]), "level": int(code_in([detail], SCALE))}


def _strength(strength: schemas.Strength, edition: Edition) -> Extension:
    """Return a strength that a goal builds on: FHIR has no place for it in a Goal."""
    more = {"words": ("valueString", strength.words), "item": ("valueString", strength.item)}
    return extension(STRENGTH, **values_of(strength, edition.patient), **more)
