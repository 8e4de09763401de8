"""A plain yes or no, in English or Welsh."""

import re
from functools import cache

from nlp.listening.heard import Says
from nlp.listening.patterns import load_table, unfold
from nlp.listening.plain import plain


def plain_yes_or_no(text: str) -> Says | None:
    """Return yes or no when the message is that and no more.

    >>> plain_yes_or_no("yeah go on"), plain_yes_or_no("No thanks!"), plain_yes_or_no("no buses on a sunday")
    ('yes', 'no', None)
    """
    message = plain(text).replace("?", "").strip()
    if _pattern("yes").fullmatch(message):
        return "yes"
    return "no" if _pattern("no").fullmatch(message) else None


def is_surely_yes(text: str) -> bool:
    """Say whether a plain yes is said with a word for yes, and not only with a word that agrees.

    >>> is_surely_yes("yes ok thanks"), is_surely_yes("ok thanks")
    (True, False)
    """
    surely = unfold(load_table("yes_no")["surely"])
    return plain_yes_or_no(text) == "yes" and bool(re.search(rf"\b(?:{surely})\b", plain(text)))


@cache
def _pattern(which: str) -> re.Pattern[str]:
    said, more = (unfold(load_table("yes_no")[which][part]) for part in ("said", "more"))
    return re.compile(rf"(?:(?:oh|um|er|erm|well|hmm|ah|and) )?(?:{said})(?: (?:{more}))*")
