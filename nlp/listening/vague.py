"""Whether an answer says next to nothing: "dunno", "the usual", "ok i suppose"."""

import re
from functools import cache

from nlp.listening.patterns import load_table, unfold
from nlp.listening.plain import plain


def is_vague(text: str) -> bool:
    """Return whether a whole message says next to nothing.

    >>> is_vague("Dunno really"), is_vague("ok i suppose"), is_vague("nothing but the bus")
    (True, True, False)
    """
    return bool(_pattern().fullmatch(plain(text)))


@cache
def _pattern() -> re.Pattern[str]:
    before, said, after = (unfold(load_table("vague")[part]) for part in ("before", "said", "after"))
    return re.compile(f"{before}(?:{said}){after}")
