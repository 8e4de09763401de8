"""Organisations that few people belong to: a ward, a school, a surgery, a home, a chapel with its name."""

from collections.abc import Iterator
from functools import cache

import regex

from nlp.deidentification.tables import WORD, one_of, words_of
from nlp.domain.narrative import Span


def organisations_in(text: str) -> Iterator[Span]:
    """Yield their names.

    >>> text = "Bluebell Ward was kind, so was Ysgol Bryn Awel; the Day Centre and Ward rounds less so."
    >>> [span.of(text) for span in organisations_in(text)]
    ['Bluebell Ward', 'Ysgol Bryn Awel']
    """
    for match in _named().finditer(text):
        if _is_its_own(match["name"]):
            yield Span(*match.span())


@cache
def _named() -> regex.Pattern[str]:
    after, before, numbered = (one_of("organisations", key) for key in ("after_name", "before_name", "numbered"))
    word = rf"{WORD}(?:-(?:y|yr|ar|a)-{WORD})*(?:['’]s)?"
    name = rf"(?:St\.? )?{word}(?: (?:(?:y|yr|yn|ar|the|of|and|a) )?(?!{after}\b){word}){{0,3}}"
    return regex.compile(
        rf"(?:\b{before} (?P<name>(?:(?:y|yr) )?{name})(?: {after}\b)?"
        rf"|\b(?P<name>{name}) {after}\b(?: {after}\b)*"
        rf"|\b(?P<name>{numbered})\b)"
    )


def _is_its_own(name: str) -> bool:
    """Return whether a name has a word that is more than a description."""
    words = regex.findall(WORD, name)
    ordinary = words_of("organisations", "no_name") | words_of("organisations", "types")
    return any(word not in ordinary for word in words)
