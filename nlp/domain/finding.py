"""A finding: one label of the codebook, with the person's own words as evidence."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Finding:
    """A label with its evidence.

    `start` and `end` are Unicode code points into the narrative's text, end exclusive; `text` is the narrative's
    `[start:end]`; `score` is a calibrated probability; `reason` is one short sentence a person can read.
    """

    narrative_id: str
    kind: str
    domain: str
    start: int
    end: int
    text: str
    score: float
    reason: str

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as every file and answer gives it."""
        return asdict(self)
