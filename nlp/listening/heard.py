"""What was heard in one message."""

from dataclasses import dataclass, field
from typing import Literal

from nlp.listening.danger import Danger
from nlp.listening.depth import Depth
from nlp.listening.met_first import Feeling
from nlp.listening.names import Names
from nlp.listening.questions import Asks
from nlp.reading.reading import Reading

ANSWER = "answer"
CRISIS = "crisis"
SMALLTALK = "smalltalk"
COMMANDS = tuple(
    f"command:{name}"
    for name in ("stop", "pause", "skip", "back", "repeat", "why", "explain", "person", "summary", "delete", "language")
)
HEARD_AS = (ANSWER, *COMMANDS, CRISIS, SMALLTALK)

Says = Literal["yes", "no"]


@dataclass(frozen=True)
class Heard:
    """How a message was taken: `heard_as` is one of HEARD_AS.

    `says` tells a plain yes or no. `concern` is true for what is sad or heavy but no danger; `danger` says whose hand
    the danger comes from. `reflection` is a run of the person's own words, exactly as typed, that carries weight; their
    "my" before it becomes "your". `reading` holds findings only for an answer that is no disclosure. `loss` is true
    when an answer tells of a death; `meets` names anger or pain in it; `asks` says what of the talk itself is asked
    about. `vague` is true when an answer says next to nothing; `names` holds each kind of thing that it names and that
    matters, with words to call it by. `offers` names the command (without "command:") that an answer may have been.
    """

    heard_as: str
    says: Says | None
    concern: bool
    danger: Danger | None
    reflection: str | None
    depth: Depth
    reading: Reading
    loss: bool = False
    asks: Asks | None = None
    vague: bool = False
    meets: Feeling | None = None
    names: Names = field(default_factory=Names)
    offers: str | None = None
