"""What an answer names that matters: a person, a place, a thing, a pride, help, a feeling; and words to call it by."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, get_args

from nlp.domain.narrative import Span
from nlp.listening.patterns import compile_all, load_table
from nlp.listening.plain import plain
from nlp.listening.runs import bare, clause_around, is_name, runs, turned, word_before, words_after, words_of

Kind = Literal["person", "place", "thing", "pride", "help", "feeling"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Names = dict[Kind, str | None]

MOST_WORDS = 6
_BY_WORD: dict[Kind, str] = {"person": "people", "place": "places", "thing": "love", "pride": "pride"}
_BY_PATTERN: tuple[Kind, ...] = ("help", "feeling")


def names_in(text: str) -> Names:
    """Return each kind that is named, with the words to call the first of that kind by, or None where none will do.

    The words are a run of the text; after their "my" it begins with "your".

    >>> names_in("chapel on a sunday and the girls after")
    {'person': 'the girls', 'place': 'chapel'}
    >>> names_in("I was a joiner for forty years"), names_in("I can't stand the neighbours")
    ({'thing': None, 'pride': None}, {})
    """
    found: Names = {}
    for run in runs(text):
        for kind, words in _named_in(run, text):
            if found.get(kind) is None:
                found[kind] = words
    plain_text = plain(text)
    found |= {kind: None for kind in _BY_PATTERN if any(p.search(plain_text) for p in _patterns(kind))}
    return {kind: found[kind] for kind in KINDS if kind in found}


def _named_in(run: Sequence[Span], text: str) -> Iterator[tuple[Kind, str | None]]:
    if not _spoken_against(Span(run[0].start, run[-1].end), text):
        for at, word in enumerate(run):
            kind = _kind_of(word, text, mine=turned(run[0], text) != run[0].of(text))
            if kind and not _belongs_to_the_word_before(run, at, text) and not _says_when(word, text):
                words = None if kind == "pride" else _called(run, at, text)
                # "My sister's" is what is hers, and no person.
                yield kind, None if words and kind == "person" and re.search(r"['’]s$", words) else words


def _belongs_to_the_word_before(run: Sequence[Span], at: int, text: str) -> bool:
    """Return whether a word is the name of the one before it ("your daughter Ann")."""
    return at > 0 and is_name(run[at].of(text)) and _kind_of(run[at - 1], text, mine=False) is not None


def _kind_of(word: Span, text: str, *, mine: bool) -> Kind | None:
    """Return what a word names; an unknown name is a person's only beside a word that says so, or after their "my"."""
    known = next((kind for kind, words in _BY_WORD.items() if bare(word.of(text)) in words_of(words)), None)
    if known or not is_name(word.of(text)) or _opens_a_sentence(word, text):
        return known
    before, after = word_before(word, text), words_after(word, text)[:1]
    if before in words_of("towards"):
        return "place"
    return "person" if mine or before in words_of("meets") or not words_of("does").isdisjoint(after) else "thing"


def _says_when(word: Span, text: str) -> bool:
    return word_before(word, text) in words_of("when")


def _opens_a_sentence(word: Span, text: str) -> bool:
    before = text[: word.start].rstrip()
    return not before or before[-1] in ".!?"


def _called(run: Sequence[Span], at: int, text: str) -> str | None:
    """Return the words by which what is named at a place of a run can be spoken of in a question, if there are any."""
    first, last = _first_of_phrase(run, at, text), at
    while last + 1 < len(run) and is_name(run[last + 1].of(text)):
        last += 1
    if first == at and bare(run[at].of(text)).endswith("ing"):
        said_when = (place for place, word in enumerate(run) if bare(word.of(text)) in words_of("when"))
        last = next(said_when, len(run)) - 1
    phrase = Span(run[first].start, run[last].end)
    words = turned(phrase, text)
    points = bare(run[first].of(text)) in words_of("points")
    if last - first >= MOST_WORDS or not (points or words != phrase.of(text) or _needs_no_pointer(run[first].of(text))):
        return None
    # "The boys" that open a sentence stand inside one when they are asked about.
    return words[0].lower() + words[1:] if points else words


def _first_of_phrase(run: Sequence[Span], at: int, text: str) -> int:
    """Return where the phrase begins: at a word that points, up to two words before, or after "my"."""
    for first in range(at, max(at - 3, -1), -1):
        if bare(run[first].of(text)) in words_of("points"):
            return first
        if first == 0 and turned(run[0], text) != run[0].of(text):
            return first
    return at


def _needs_no_pointer(word: str) -> bool:
    return is_name(word) or bare(word) in words_of("bare") or bare(word).endswith(("s", "ing"))


def _spoken_against(run: Span, text: str) -> bool:
    """Return whether a run speaks of a loss, or of what is missing, feared or done to them."""
    return not (words_of("unspoken") | words_of("against")).isdisjoint(clause_around(run, text))


@cache
def _patterns(kind: Kind) -> tuple[re.Pattern[str], ...]:
    return compile_all(load_table("weighty")[kind], {})
