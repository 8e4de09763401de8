"""The person's words said back to them: "my wife's" is "your wife's"."""

import re
from functools import cache
from pathlib import Path

import yaml

TABLE = Path(__file__).with_name("to_you.yml")


def to_you(words: str) -> str | None:
    """Return words turned round, or None where they speak to someone as "you" already and would be muddled.

    >>> to_you("the garden is my wife's"), to_you("I'm not a joiner, I was a welder"), to_you("you got it wrong")
    ("the garden is your wife's", "you're not a joiner, you were a welder", None)
    """
    straight = words.replace("’", "'")
    if re.search(r"\byou(?:r|rs|'\w+)?\b", straight, re.I):
        return None
    return _pattern().sub(lambda found: _turned()[found.group().lower()], straight)


@cache
def _turned() -> dict[str, str]:
    rows: list[tuple[str, str]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return dict(rows)


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_turned(), key=len, reverse=True)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, longest_first))})(?![\w'])", re.I)
