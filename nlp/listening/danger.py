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
    over: tuple[re.Pattern[str], ...]
    elsewhere: tuple[re.Pattern[str], ...]
    still: re.Pattern[str]

    def is_none(self, sentence: str, start: int, end: int) -> bool:
        """Return whether the plain word at `[start, end)` of a sentence is denied, or about something else."""
        if _any(self.before, sentence[:start]) or _any(self.after, sentence[end:]):
            return True
        return _any(self.elsewhere, sentence) and not self.still.search(sentence)

    def is_over(self, sentence: str) -> bool:
        """Return whether what a sentence tells is past, and does not go on."""
        return _any(self.over, sentence) and not self.still.search(sentence)


def plain_danger(text: str) -> Danger | None:
    """Return the danger that a message speaks of in plain words: from the person's own hand first, else from others."""
    sentences = _sentences(text)
    for danger in DANGERS:
        if any(_speaks_of(danger, sentence, danger) for sentence in sentences):
            return danger
    return None


def certain_danger(text: str) -> bool:
    """Return whether a message speaks of danger from the person's own hand in words that leave no room for doubt.

    >>> certain_danger("took too many tablets"), certain_danger("I could kill myself, I forgot the milk")
    (True, False)
    """
    return any(_speaks_of("self", sentence, "certain") for sentence in _sentences(text))


def _sentences(text: str) -> list[str]:
    return [plain(sentence).replace(" ?", "") for sentence in _SENTENCE_END.split(text)]


def was_danger(text: str) -> bool:
    """Return whether a message tells in plain words of danger that is over.

    >>> was_danger("my uncle touched me when I was little"), was_danger("I never self-harmed back then")
    (True, False)
    """
    return any(
        _unless(danger).is_over(one) and _hits(danger, one, danger) for one in _sentences(text) for danger in DANGERS
    )


def _speaks_of(danger: Danger, sentence: str, words: str) -> bool:
    return _hits(danger, sentence, words) and not _unless(danger).is_over(sentence)


def _hits(danger: Danger, sentence: str, words: str) -> bool:
    hits = (hit for pattern in _plain_words(words) for hit in pattern.finditer(sentence))
    return any(not _unless(danger).is_none(sentence, *hit.span()) for hit in hits)


def _any(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


@cache
def _plain_words(words: str) -> tuple[re.Pattern[str], ...]:
    table = load_table("danger")
    return compile_all(table[words], table["pieces"])


@cache
def _unless(danger: Danger) -> _Unless:
    table = load_table("danger")
    rows, pieces = table["unless"], table["pieces"]
    before = rows["before"] + rows.get(f"before_{danger}", [])
    return _Unless(
        compile_all(before, pieces),
        compile_all(rows["after"], pieces),
        compile_all(rows["over"], pieces),
        compile_all(rows["elsewhere"], pieces),
        re.compile(rows["still"]),
    )
