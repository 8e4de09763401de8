"""The tables of rules: patterns as data, written with named pieces."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
_PIECE = re.compile(r"\{([a-z_]+)\}")
_BEFORE_CHOICE = re.compile(r"\s+\|")


@cache
def load_table(name: str) -> dict[str, Any]:
    """Read one of the tables beside this module; raises FileNotFoundError."""
    table: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return table


def unfold(pattern: str) -> str:
    """Take out the white space before the choices of a pattern that is written over several lines.

    >>> unfold("hello |hi")
    'hello|hi'
    """
    return _BEFORE_CHOICE.sub("|", pattern)


def fill(pattern: str, pieces: Mapping[str, str]) -> str:
    """Write the pieces, and the pieces in them, into a pattern.

    >>> fill("{they} sing", {"they": "(?:he|{she})", "she": "she"})
    '(?:he|she) sing'
    """
    while found := _PIECE.search(pattern):
        pattern = pattern.replace(found.group(), pieces[found.group(1)])
    return pattern


def compile_all(patterns: Iterable[str], pieces: Mapping[str, str]) -> tuple[re.Pattern[str], ...]:
    """Compile patterns with their pieces; raises KeyError for a piece that is not there."""
    return tuple(re.compile(fill(pattern, pieces)) for pattern in patterns)
