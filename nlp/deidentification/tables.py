"""The lists and patterns in the .yml files of this folder."""

from functools import cache
from pathlib import Path
from typing import Any

import regex
import yaml

FOLDER = Path(__file__).parent
# A word of a name: O'Leary, Adebayo-Hughes, McAllister, Siân; never its possessive 's. Or an initial.
WORD = r"\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{Lu}[\p{L}\p{M}]*)*"
PART = rf"(?:{WORD}|\p{{Lu}}\.)"
PARTICLE = r"(?:(?:ap|ab|ferch|van|de|bin|al)[ \t])"
NAME = rf"{PART}(?:(?:[ \t]|(?<=\.)){PARTICLE}?{PART})*"


@cache
def load_table(name: str) -> dict[str, Any]:
    """Return one file's data."""
    table: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return table


@cache
def words_of(name: str, key: str) -> frozenset[str]:
    """Return a list that is parted by spaces."""
    return frozenset(load_table(name)[key].split())


@cache
def entries_of(name: str, key: str) -> frozenset[str]:
    """Return a list that is parted by commas."""
    return frozenset(entry.strip() for entry in load_table(name)[key].split(","))


@cache
def one_of(name: str, key: str) -> str:
    """Return a list that is parted by bars, or `|` at a line's end, as a piece of a pattern; spaces there are one."""
    return "(?:" + regex.sub(r"\|\s+", "|", load_table(name)[key].strip()) + ")"
