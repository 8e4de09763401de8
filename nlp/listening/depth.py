"""How much a message says."""

from typing import Literal

Depth = Literal["short", "enough", "long"]
FEW_WORDS = 5
MANY_WORDS = 60


def depth_of(text: str) -> Depth:
    """Return whether a message is short (five words or fewer), enough, or long (sixty or more).

    >>> depth_of("half the street"), depth_of("my knees, and the bus is no good on a sunday")
    ('short', 'enough')
    """
    words = len(text.split())
    if words <= FEW_WORDS:
        return "short"
    return "long" if words >= MANY_WORDS else "enough"
