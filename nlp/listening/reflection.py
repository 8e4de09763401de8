"""Words worth giving back: a run of the person's own words that names a person, a place, a pride; never a loss."""

import re
from collections.abc import Sequence
from itertools import dropwhile

from nlp.domain.narrative import Span
from nlp.listening.depth import FEW_WORDS
from nlp.listening.patterns import load_table
from nlp.listening.runs import (
    bare,
    clause_around,
    is_name,
    runs,
    turned,
    word_before,
    words_after,
    words_in_front,
    words_of,
)

MOST_WORDS = 8
MOST_IN_A_ROW = 2
WEIGHTY = 2


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
    found = filter(None, (_without_own(run, text) for run in runs(text)))
    told = filter(None, (_without_an_order(run, text) for run in found))
    whole = (_without_half_a_clause(run, text) for run in told)
    short_enough = (Span(run[0].start, run[-1].end) for run in whole if len(run) <= MOST_WORDS)
    weighed = [(_weight(run.of(text), opens=run.start == 0), -run.start, run) for run in short_enough]
    heavy = [each for each in weighed if each[0] >= WEIGHTY and _stands(each[2], text)]
    return turned(max(heavy)[2], text) if heavy else None


def may_be_said_back(words: str) -> bool:
    """Return whether words of the person's may be said to them again: nothing of a death or a loss."""
    return words_of("unspoken").isdisjoint(bare(word) for word in words.split())


def _without_own(run: Sequence[Span], text: str) -> Sequence[Span]:
    """Return a run without the end of "of my own"."""
    if bare(run[0].of(text)) != "own" or words_in_front(run[0], text)[-2:-1] != ["of"]:
        return run
    rest = _without([bare(word.of(text)) for word in run[1:]], "edges")
    return run[len(run) - len(rest) :]


def _without_an_order(run: Sequence[Span], text: str) -> Sequence[Span]:
    """Return a run without what they do in it: "I always play the organ" would be given back as an order."""
    front = _without(words_in_front(run[0], text)[::-1], "between")
    if not front or front[0] not in words_of("doers"):
        return run
    said = [bare(word.of(text)) for word in run]
    rest = _without(said, "between")
    if rest and not _is_past(rest[0]) and rest[0] not in words_of("points"):
        rest = _without(rest[1:], "edges")
    return run[len(run) - len(rest) :]


def _without(said: Sequence[str], small: str) -> Sequence[str]:
    """Return words without those of a list that they begin with."""
    return list(dropwhile(words_of(small).__contains__, said))


def _is_past(verb: str) -> bool:
    return verb.endswith(("ed", "ing")) and verb not in words_of("not_past")


def _without_half_a_clause(run: Sequence[Span], text: str) -> Sequence[Span]:
    """Return a run without its last clause where that goes on behind it ("the class and they watch my daughter")."""
    after = words_after(Span(run[0].start, run[-1].end), text)
    joins = [at for at, word in enumerate(run) if at and bare(word.of(text)) == "and"]
    return run[: joins[-1]] if joins and after and after[0] in words_of("mine") else run


def _weight(words: str, *, opens: bool) -> int:
    said = [bare(word) for word in words.split()]
    named = sum(is_name(word) for word in words.split()[opens:])
    kinds = sum(weight * any(word in words_of(kind) for word in said) for kind, weight in _weights().items())
    return kinds + 2 * min(named, 1)


def _stands(run: Span, text: str) -> bool:
    """Return whether a run can be given back by itself: one word only where it was nearly all that was said."""
    words = run.of(text)
    of_a_loss = not words_of("unspoken").isdisjoint(clause_around(run, text))
    if of_a_loss or _is_half(run, text) or _is_denied(run, text):
        return False
    word = re.sub(r"^an? ", "", words)
    if " " in word:
        return True
    beside = [bare(word) for word in re.findall(r"[\w'’]+", text[: run.start] + " " + text[run.end :])]
    alone = len(beside) < FEW_WORDS and words_of("fillers").issuperset(beside)
    return alone and any(bare(word) in words_of(kind) for kind in load_table("weighty")["alone"])


def _is_half(run: Span, text: str) -> bool:
    """Return whether what stands before or after a run makes it half a sentence."""
    words, after = run.of(text), words_after(run, text)
    ends_at_once = len(after) == 1 or (len(after) > 1 and after[1] in words_of("joins"))
    doing = words.endswith("ing") and bool(after) and after[0] in words_of("mine")  # "telling my boss"
    cut_off = bool(after) and (
        doing or after[0] in words_of("unfinished") or (ends_at_once and after[0] in words_of("particles"))
    )
    return cut_off or word_before(run, text) in words_of("halves")


def _is_denied(run: Span, text: str) -> bool:
    """Return whether words before a run say that it is not so, or the next sentence takes it back ("No, the other")."""
    before = words_in_front(run, text)
    denies, turns = words_of("denies"), words_of("turns")
    turned_at = [at for at, word in enumerate(before) if word in turns and not denies & {*before[max(at - 1, 0) : at]}]
    after = re.match(r"[^.!?\n]*[.!?\n]\s*([\w'’]+)", text[run.end :])
    denied = not denies.isdisjoint(before[turned_at[-1] if turned_at else 0 :])
    return denied or (after is not None and bare(after.group(1)) in words_of("takes_back"))


def _weights() -> dict[str, int]:
    weights: dict[str, int] = load_table("weighty")["weights"]
    return weights
