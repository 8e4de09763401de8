"""Questions to the bot about the talk itself."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nlp.listening.patterns import compile_all, load_table, unfold
from nlp.listening.plain import plain

Asks = Literal["privacy", "who", "length"]

_PART_END = re.compile(r"[.!?,;\n]+|\s+and\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """What a message asks about the talk, how it is heard when it says nothing else, and the other parts it says."""

    about: Asks
    heard_as: str
    besides: tuple[str, ...]


def question_to_the_bot(text: str) -> Asked | None:
    """Return the first question about the talk in a message, or None.

    >>> question_to_the_bot("who will read this? is it private?")
    Asked(about='privacy', heard_as='command:why', besides=())
    >>> question_to_the_bot("who will read to my kids?")
    """
    parts = [plain(part) for part in _PART_END.split(text)]
    asked = [_asked(part) for part in parts]
    first = next((about for about in asked if about), None)
    if first is None:
        return None
    besides = [part for part, about in zip(parts, asked, strict=True) if not (about or _filler().fullmatch(part))]
    heard_as: str = load_table("questions")["about"][first]["heard_as"]
    return Asked(first, heard_as, tuple(besides))


def _asked(part: str) -> Asks | None:
    return next((about for about, patterns in _patterns().items() if any(p.fullmatch(part) for p in patterns)), None)


@cache
def _patterns() -> dict[Asks, tuple[re.Pattern[str], ...]]:
    table = load_table("questions")
    before, after = (unfold(table[edge]) for edge in ("before", "after"))
    return {
        about: compile_all([f"{before}(?:{whole}){after}" for whole in row["whole"]], table["pieces"])
        for about, row in table["about"].items()
    }


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(load_table("questions")["filler"])
