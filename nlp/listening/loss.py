"""Whether a message tells of a death: met first, before anything is asked."""

import re
from functools import cache

from nlp.listening.patterns import compile_all, load_table, unfold
from nlp.listening.plain import plain

_SENTENCE_END = re.compile(r"[.!?,;\n]+")


def tells_of_a_death(text: str) -> bool:
    """Return whether a message tells of someone's death.

    >>> tells_of_a_death("I feel useless since my wife died"), tells_of_a_death("my phone died")
    (True, False)
    """
    return any(_tells(plain(sentence)) for sentence in _SENTENCE_END.split(text))


def _tells(sentence: str) -> bool:
    hits = (hit for cue in _patterns("cues") for hit in cue.finditer(sentence))
    return any(not _taken_back(sentence, *hit.span()) for hit in hits)


def _taken_back(sentence: str, start: int, end: int) -> bool:
    before, after = sentence[:start], sentence[end:]
    return any(p.search(before) for p in _patterns("before")) or any(p.search(after) for p in _patterns("after"))


@cache
def _patterns(part: str) -> tuple[re.Pattern[str], ...]:
    table = load_table("loss")
    pieces = {name: unfold(piece) for name, piece in table["pieces"].items()}
    return compile_all((table | table["unless"])[part], pieces)
