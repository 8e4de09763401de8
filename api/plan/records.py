"""What Year of Care counts: on which days goals were discussed and a plan was agreed, and with whom."""

from api.database.plan_tables import Plan
from api.plan.schemas import RecordOut
from api.web.words import HERE


def records_of(plan: Plan) -> list[RecordOut]:
    """Return all that is recorded, in order of time."""
    talks = [RecordOut(what="discussed_goals", on=talk.day, with_=talk.with_user.name) for talk in plan.talks]
    agreed = [
        RecordOut(what="agreed_plan", on=version.agreed_at.astimezone(HERE).date(), with_=version.user.name)
        for version in plan.versions
    ]
    return sorted([*talks, *agreed], key=lambda record: record.on)
