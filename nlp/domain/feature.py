"""A feature of co-production that a whole story shows, with the words that show it most."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Feature:
    """A code of `nlp.co_production.codebook` with its evidence; offsets and score as those of a finding."""

    narrative_id: str
    code: str
    start: int
    end: int
    text: str
    score: float

    def as_dict(self) -> dict[str, Any]:
        """Return the feature as every file gives it."""
        return asdict(self)
