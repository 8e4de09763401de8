"""Words worth giving back: a run of the person's own words that names a person, a place, a pride; never a loss."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.domain.narrative import Span
from nlp.listening.depth import FEW_WORDS
from nlp.listening.patterns import load_table

MOST_WORDS = 8
MOST_IN_A_ROW = 2
WEIGHTY = 2
_TOKEN = re.compile(r"[\w'’]+(?:-[\w'’]+)*|[^\w\s]|\n")
_MARK = re.compile(r"[.,;:!?\n]")


def words_to_give_back(text: str, reflected_lately: int) -> str | None:
    """Return a run of one to eight of the person's own words that carries weight, exactly as typed, or None.

    After their "my" it begins with "your". `reflected_lately` is how many of the last answers in a row were given back:
    after two it is silent once.

    >>> words_to_give_back("chapel on a sunday and the girls after. i used to walk up but its my knees now", 0)
    'chapel on a sunday and the girls after'
    >>> words_to_give_back("my cat Smudge", 0)
    'your cat Smudge'
    """
    if reflected_lately >= MOST_IN_A_ROW:
        return None
    weighed = [(_weight(run.of(text), opens=run.start == 0), -run.start, run) for run in _runs(text)]
    heavy = [each for each in weighed if each[0] >= WEIGHTY and _stands(each[2], text)]
    return _turned(max(heavy)[2], text) if heavy else None


def _runs(text: str) -> Iterator[Span]:
    """Yield the runs between marks, pronouns of the first person, and words that only hold a sentence together."""
    run: list[re.Match[str]] = []
    for token in [*_TOKEN.finditer(text), None]:
        if token is not None and _bare(token.group()) not in _table("breaks") and re.match(r"\w", token.group()):
            run.append(token)
            continue
        yield from _trimmed(run)
        run = []


def _trimmed(run: list[re.Match[str]]) -> Iterator[Span]:
    while run and _bare(run[0].group()) in _table("edges"):
        run = run[1:]
    while run and _bare(run[-1].group()) in _table("edges") | _table("leading"):
        run = run[:-1]
    if 1 <= len(run) <= MOST_WORDS:
        yield Span(run[0].start(), run[-1].end())


def _weight(words: str, *, opens: bool) -> int:
    bare = [_bare(word) for word in words.split()]
    named = sum(word[:1].isupper() and word.lower() not in _table("capitals") for word in words.split()[opens:])
    kinds = sum(weight * any(word in _table(kind) for word in bare) for kind, weight in _weights().items())
    return kinds + 2 * min(named, 1)


def _stands(run: Span, text: str) -> bool:
    """Return whether a run can be given back by itself: one word only where it was nearly all that was said."""
    words = run.of(text)
    if _is_half(run, text) or any(_bare(word) in _table("unspoken") for word in _clause(run, text)):
        return False
    if " " in words:
        return True
    short = len(text.split()) <= FEW_WORDS
    return short and any(_bare(words) in _table(kind) for kind in load_table("weighty")["alone"])


def _is_half(run: Span, text: str) -> bool:
    """Return whether what stands before or after a run makes it half a sentence."""
    after = [_bare(word) for word in _MARK.split(text[run.end :])[0].split()]
    cut_off = bool(after) and (
        after[0] in _table("unfinished") or (len(after) == 1 and after[0] in _table("particles"))
    )
    return cut_off or _word_before(run, text) in _table("halves")


def _clause(run: Span, text: str) -> list[str]:
    """Return the words between the marks around a run."""
    before, after = _MARK.split(text[: run.start])[-1], _MARK.split(text[run.end :])[0]
    return (before + run.of(text) + after).split()


def _turned(run: Span, text: str) -> str:
    return f"your {run.of(text)}" if _word_before(run, text) in _table("mine") else run.of(text)


def _word_before(run: Span, text: str) -> str:
    """Return the word right before a run, or nothing where a mark stands between."""
    before = re.search(r"[\w'’]+(?=[ ]+$)", text[: run.start])
    return _bare(before.group()) if before else ""


def _bare(word: str) -> str:
    return re.sub(r"['’]", "", word.lower())


def _weights() -> dict[str, int]:
    weights: dict[str, int] = load_table("weighty")["weights"]
    return weights


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(str(load_table("weighty")[name]).split())
