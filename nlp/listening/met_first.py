"""Whether a message tells of anger or of pain: met first, in one plain sentence, before anything is asked."""

import re
from functools import cache
from typing import Literal, get_args

from nlp.listening.patterns import compile_all, load_table
from nlp.listening.plain import plain

Feeling = Literal["anger", "pain"]
FEELINGS: tuple[Feeling, ...] = get_args(Feeling)

_SENTENCE_END = re.compile(r"[.!?,;\n]+")


def met_first(text: str) -> Feeling | None:
    """Return what is to be met in a message, anger before pain; swearing by itself is weather.

    >>> met_first("I'm so angry with the council"), met_first("my knees hurt all day"), met_first("the bloody bus")
    ('anger', 'pain', None)
    """
    sentences = [plain(sentence) for sentence in _SENTENCE_END.split(text)]
    return next((feeling for feeling in FEELINGS if any(_tells_of(feeling, one) for one in sentences)), None)


def _tells_of(feeling: Feeling, sentence: str) -> bool:
    cues, unless = _patterns(feeling, "cues"), _patterns(feeling, "unless")
    return any(cue.search(sentence) for cue in cues) and not any(other.search(sentence) for other in unless)


@cache
def _patterns(feeling: Feeling, part: str) -> tuple[re.Pattern[str], ...]:
    return compile_all(load_table("met_first")[feeling][part], {})
