"""Plain words of danger: found by rule, sentence by sentence, and taken back only by what stands beside them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nlp.listening.patterns import compile_all, load_table
from nlp.listening.plain import plain

Danger = Literal["self", "others"]
DANGERS: tuple[Danger, ...] = ("self", "others")

# "Harm myself? Never." is one sentence: its answer takes it back.
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?!(?:never|no)\b)|\n+", re.IGNORECASE)


@dataclass(frozen=True)
class _Unless:
    before: tuple[re.Pattern[str], ...]
    after: tuple[re.Pattern[str], ...]
    sentence: tuple[re.Pattern[str], ...]
    still: re.Pattern[str]

    def takes_back(self, sentence: str, start: int, end: int) -> bool:
        """Return whether the plain word at `[start, end)` of a sentence is denied, over, or about something else."""
        if _any(self.before, sentence[:start]) or _any(self.after, sentence[end:]):
            return True
        return _any(self.sentence, sentence) and not self.still.search(sentence)


def plain_danger(text: str) -> Danger | None:
    """Return the danger that a message speaks of in plain words: from the person's own hand first, else from others."""
    sentences = [plain(sentence).replace(" ?", "") for sentence in _SENTENCE_END.split(text)]
    for danger in DANGERS:
        if any(_speaks_of(danger, sentence) for sentence in sentences):
            return danger
    return None


def _speaks_of(danger: str, sentence: str) -> bool:
    unless = _unless(danger)
    hits = (hit for pattern in _plain_words(danger) for hit in pattern.finditer(sentence))
    return any(not unless.takes_back(sentence, *hit.span()) for hit in hits)


def _any(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


@cache
def _plain_words(danger: str) -> tuple[re.Pattern[str], ...]:
    table = load_table("danger")
    return compile_all(table[danger], table["pieces"])


@cache
def _unless(danger: str) -> _Unless:
    table = load_table("danger")
    rows, pieces = table["unless"], table["pieces"]
    before = rows["before"] + rows.get(f"before_{danger}", [])
    return _Unless(
        compile_all(before, pieces),
        compile_all(rows["after"], pieces),
        compile_all(rows["sentence"], pieces),
        re.compile(rows["still"]),
    )
