"""The tables of behaviours, as YAML beside this file."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def table(name: str) -> Any:
    """Return the rows of a table."""
    return yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
