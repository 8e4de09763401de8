"""Commands by rule: short forms that are nothing else."""

import re
from dataclasses import dataclass
from functools import cache

from nlp.listening.heard import SMALLTALK
from nlp.listening.patterns import compile_all, fill, load_table, unfold
from nlp.listening.plain import plain

LONGEST_SHORT_FORM = 12


@dataclass(frozen=True)
class _Command:
    heard_as: str
    words: frozenset[str]
    whole: tuple[re.Pattern[str], ...]


def exact_command(text: str) -> str | None:
    """Return the command that a message is, and nothing else but politeness; None when it may be an answer.

    >>> exact_command("can we stop now pls"), exact_command("I want to stop smoking")
    ('command:stop', None)
    """
    words = plain(text).replace("?", " ").split()
    if not words or len(words) > LONGEST_SHORT_FORM:
        return None
    message = " ".join(_right_spelling().get(word, word) for word in words) if len(words) <= 3 else " ".join(words)
    for command in _commands():
        if message in command.words or any(pattern.fullmatch(message) for pattern in command.whole):
            return command.heard_as
    return None


@cache
def _commands() -> tuple[_Command, ...]:
    table = load_table("commands")
    pieces = table["pieces"]
    before, after = (unfold(fill(table[edge], pieces)) for edge in ("before", "after"))
    rows = {f"command:{name}": row for name, row in table["commands"].items()} | {SMALLTALK: table["smalltalk"]}
    return tuple(
        _Command(
            heard_as,
            frozenset(row["words"]),
            compile_all([f"{before}(?:{whole}){after}" for whole in row["whole"]], pieces),
        )
        for heard_as, row in rows.items()
    )


@cache
def _right_spelling() -> dict[str, str]:
    """Return the slips of a thumb on the command words: two letters swapped, one typed twice, one left out of many."""
    words = [word for command in _commands() for word in command.words if len(word) >= 4]
    return {slip: word for word in words for slip in _slips(word)} | {word: word for word in words}


def _slips(word: str) -> set[str]:
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    doubled = {word[:at] + word[at] + word[at:] for at in range(len(word))}
    left_out = {word[:at] + word[at + 1 :] for at in range(1, len(word))} if len(word) >= 6 else set()
    return swapped | doubled | left_out
