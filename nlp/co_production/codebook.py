"""The codes of co-production, and what each means."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

CODEBOOK_FILE = Path(__file__).parents[2] / "training_data" / "co_production" / "codebook.yml"


@dataclass(frozen=True)
class Code:
    """A code for a whole story: its name, what it means, what counts as it and what does not, examples."""

    name: str
    meaning: str
    counts: str
    does_not_count: str
    examples: tuple[str, ...]


@cache
def load_codes() -> Mapping[str, Code]:
    """Read the codes, by their identifiers, in order; raises TypeError when a field is missing."""
    raw = yaml.safe_load(CODEBOOK_FILE.read_text(encoding="utf-8"))["codes"]
    return {code: Code(**{**fields, "examples": tuple(fields["examples"])}) for code, fields in raw.items()}
