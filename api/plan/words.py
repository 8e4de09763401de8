"""How the plan's pages put things: the levels of the scale, who does what, the stages."""

from api.plan.schemas import StageName, Who

# Goal Attainment Scaling (Kiresuk and Sherman, 1968), in plain words, the best first.
LEVELS = {
    2: "Much better",
    1: "A bit better",
    0: "What I hope for",
    -1: "A bit less",
    -2: "Much worse than I hope",
}

LEVELS_FOR_PROFESSIONALS = {**LEVELS, 0: "What they hope for", -2: "Much worse than they hope"}

STAGES: dict[StageName, tuple[str, str]] = {
    "map_assets": ("Map assets", "What I have and can do"),
    "share_goals": ("Share goals", "What matters to me, with someone I choose"),
    "co_design": ("Co-design", "We write the plan together"),
    "do_it": ("Do it", "We both said yes, now we do our parts"),
    "celebrate": ("Celebrate", "We look back at what went well"),
}
STAGES_FOR_PROFESSIONALS: dict[StageName, tuple[str, str]] = {
    **STAGES,
    "map_assets": ("Map assets", "What they have and can do"),
    "share_goals": ("Share goals", "What matters to them, with someone they choose"),
}

WHO: dict[Who, str] = {
    "person": "Me",
    "professional": "My worker",
    "family": "Family or friends",
    "community": "People and groups near me",
}
WHO_FOR_PROFESSIONALS: dict[Who, str] = {
    "person": "The person",
    "professional": "Me, their worker",
    "family": "Their family or friends",
    "community": "People and groups near them",
}
