"""The person's own words: the shortest run that can be understood by itself, and when two runs say the same."""

import re

from nlp.domain.narrative import Span
from nlp.reading.segmentation import split_sentences

ENOUGH_WORDS = 3

# Where a clause ends when nothing but the typed words is known: marks, a new line, "but" (in Welsh "ond").
_CLAUSE_END = re.compile(r"[.!?]+(?=\s|$)|[;:\n]|,(?=\s)| [-–—] |\b(?:but|ond)\b", re.IGNORECASE)
_LEADING = re.compile(r"(?:[\s,;:.!?–—-]|(?:and|but|because|cos|ac|ond)\b(?=\s))*", re.IGNORECASE)
# "What would help | is one teacher who listens": where a run goes on from words before it, it is told after the verb.
_GOES_ON = re.compile(r"\w\s*$")
_VERB = re.compile(r"(?:is|are|was|were|would be)\s+(?=(?:an?|the|my|our|one|some\w*|people|being|having|to)\b)", re.I)
_TRAILING = re.compile(r"[\s,;:.–—-]+$")
_WORD = re.compile(r"[\w']+")


def own_words(text: str, start: int, end: int) -> str:
    """Return the run `[start, end)` of a text, trimmed; a run of one or two words grows to its clause, in its sentence.

    >>> own_words("chapel on a sunday, but its my knees now", 31, 36)
    'its my knees now'
    """
    run = trim(text[start:end])
    if _GOES_ON.search(text, 0, start):
        run = _VERB.sub("", run, count=1) if _VERB.match(run) else run
    if len(_WORD.findall(run)) >= ENOUGH_WORDS:
        return run
    inside = [one for one in split_sentences(text) if one.start < end and start < one.end] or [Span(0, len(text))]
    first, last = inside[0].start, inside[-1].end
    left = max((match.end() for match in _CLAUSE_END.finditer(text, first, start)), default=first)
    right = _CLAUSE_END.search(text, end, last)
    return trim(text[left : right.start() if right else last])


def trim(run: str) -> str:
    """Return a run without the joining words and marks at its edges.

    >>> trim(" and the girls after. ")
    'the girls after'
    """
    without_lead = _LEADING.sub("", run, count=1)
    return _TRAILING.sub("", without_lead) or run.strip()


def says_the_same(one: str, other: str) -> bool:
    """Return whether two runs are equal, or one holds the other, when case and marks are left aside.

    >>> says_the_same("The girls!", "chapel, and the girls after")
    True
    """
    first, second = f" {_plain(one)} ", f" {_plain(other)} "
    return bool(first.strip() and second.strip()) and (first in second or second in first)


def _plain(run: str) -> str:
    return " ".join(_WORD.findall(run.casefold()))
