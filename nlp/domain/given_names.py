"""First names, as a list of our own in given_names.txt."""

from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("given_names.txt")


@cache
def given_names() -> frozenset[str]:
    """Return the first names of people who live in Britain; a few of them are words or places as well."""
    return frozenset(FILE.read_text(encoding="utf-8").split())
