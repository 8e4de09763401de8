"""The five stages of a plan. Nobody sets them: each is reached when what it stands for is there."""

from dataclasses import dataclass

from api.database.plan_tables import Plan
from api.database.tables import Conversation
from api.plan.looking_back import has_good_result
from api.plan.schemas import StageName
from api.plan.service import decided


@dataclass(frozen=True)
class Stage:
    """One stage; `here` is the last that has been reached."""

    name: StageName
    reached: bool
    here: bool


def stages_of(conversation: Conversation, plan: Plan | None) -> list[Stage]:
    """Return all five stages in order."""
    reached: dict[StageName, bool] = {
        "map_assets": bool(decided(conversation, "strength")),
        "share_goals": bool(conversation.shares),
        "co_design": plan is not None and any(entry.part == "goal" for entry in plan.entries),
        "do_it": plan is not None and bool(plan.versions),
        "celebrate": plan is not None and has_good_result(plan),
    }
    last = next((name for name in reversed(reached) if reached[name]), None)
    return [Stage(name, there, name == last) for name, there in reached.items()]
