"""The codebook: which kinds and domains a finding may have, and how people read them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

CODEBOOK_FILE = Path(__file__).parents[2] / "training_data" / "codebook.yml"


@dataclass(frozen=True)
class Kind:
    """What a person says about their life: a strength, a need, an outcome wanted or achieved."""

    id: str
    name: str
    group: str
    meaning: str


@dataclass(frozen=True)
class Domain:
    """What a finding is about: an aspect of well-being in the Act of 2014, s.2(2) and s.2(4)."""

    id: str
    name: str
    act: str


@dataclass(frozen=True)
class Codebook:
    """One version of the labels, in the order in which they are shown."""

    version: int
    kinds: dict[str, Kind]
    domains: dict[str, Domain]


@cache
def load_codebook(path: Path = CODEBOOK_FILE) -> Codebook:
    """Read the codebook; raises FileNotFoundError, or KeyError when a field is missing."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Codebook(
        version=raw["version"],
        kinds={id_: Kind(id_, **fields) for id_, fields in raw["kinds"].items()},
        domains={id_: Domain(id_, **fields) for id_, fields in raw["domains"].items()},
    )
