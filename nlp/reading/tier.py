"""The two ways to read."""

from enum import StrEnum


class Tier(StrEnum):
    """How a narrative is read: `fast`, by the small encoder, or `accurate`, by the large one."""

    FAST = "fast"
    ACCURATE = "accurate"
