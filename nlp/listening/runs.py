"""Runs of the person's own words: what stands between marks, pronouns and words that only hold a sentence together."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.domain.narrative import Span
from nlp.listening.patterns import load_table

_TOKEN = re.compile(r"[\w'’]+(?:-[\w'’]+)*|[^\w\s]|\n")
_SHORT_FORM = re.compile(r"(?:s?he)['’](?:d|ll)", re.IGNORECASE)
_MARK = re.compile(r"[.,;:!?\n]")


def runs(text: str) -> Iterator[list[Span]]:
    """Yield the words of each run, without the small words at its edges; never an empty run."""
    run: list[Span] = []
    for token in _TOKEN.finditer(text):
        if re.match(r"\w", token.group()) and not _breaks(token.group()):
            run.append(Span(*token.span()))
            continue
        yield from _trimmed(run, text)
        run = []
    yield from _trimmed(run, text)


def clause_around(run: Span, text: str) -> list[str]:
    """Return the bare words between the marks around a run."""
    return [*words_in_front(run, text), *(bare(word) for word in run.of(text).split()), *words_after(run, text)]


def words_in_front(run: Span, text: str) -> list[str]:
    """Return the bare words from the last mark to a run."""
    return [bare(word) for word in _MARK.split(text[: run.start])[-1].split()]


def words_after(run: Span, text: str) -> list[str]:
    """Return the bare words from a run to the next mark."""
    return [bare(word) for word in _MARK.split(text[run.end :])[0].split()]


def word_before(run: Span, text: str) -> str:
    """Return the bare word right before a run, or nothing where a mark stands between."""
    before = re.search(r"[\w'’]+(?=[ ]+$)", text[: run.start])
    return bare(before.group()) if before else ""


def turned(run: Span, text: str) -> str:
    """Return a run as it is given back: after their "my" it begins with "your"."""
    return f"your {run.of(text)}" if word_before(run, text) in words_of("mine") else run.of(text)


def bare(word: str) -> str:
    """Return a word in small letters, without apostrophes."""
    return re.sub(r"['’]", "", word.lower())


def is_name(word: str) -> bool:
    """Return whether a word that does not open a sentence is written like a name."""
    lower = word.lower()
    return word[:1].isupper() and words_of("capitals").isdisjoint((lower, lower.removesuffix("s")))


@cache
def words_of(name: str) -> frozenset[str]:
    """Return one of the lists of words in weighty.yml."""
    return frozenset(str(load_table("weighty")[name]).split())


def _breaks(word: str) -> bool:
    # "She'd" without its mark is a shed.
    return bare(word) in words_of("breaks") or bool(_SHORT_FORM.fullmatch(word))


def _trimmed(run: list[Span], text: str) -> Iterator[list[Span]]:
    while run and bare(run[0].of(text)) in words_of("edges"):
        run = run[1:]
    while run and bare(run[-1].of(text)) in words_of("edges") | words_of("leading"):
        run = run[:-1]
    if run:
        yield run
