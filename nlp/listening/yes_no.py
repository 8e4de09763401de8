"""A plain yes or no, in English or Welsh."""

import re
from functools import cache

from nlp.listening.heard import Says
from nlp.listening.patterns import load_table, unfold
from nlp.listening.plain import plain

_MOCKS = re.compile(r"[\"“”*☀-➿\U0001f000-\U0001faff]|['‘]\w+['’]|:\(")
_MARKS = re.compile(r"[.;:!?\n]+")


def plain_yes_or_no(text: str) -> Says | None:
    """Return yes or no when the message is that and no more.

    >>> plain_yes_or_no("yeah go on"), plain_yes_or_no("No thanks!"), plain_yes_or_no("no buses on a sunday")
    ('yes', 'no', None)
    """
    message = plain(text).replace("?", "").strip()
    if _pattern("yes").fullmatch(message):
        return "yes"
    return "no" if _pattern("no").fullmatch(message) else None


def wavers(text: str) -> bool:
    """Say whether a message is both yes and no, no more than that, and a sure yes in the end.

    >>> wavers("Yes. No. Yes, go on."), wavers("Yes. No, thanks")
    (True, False)
    """
    parts = [part for part in _MARKS.split(text) if part.strip()]
    said = [plain_yes_or_no(part) for part in parts]
    return set(said) == {"yes", "no"} and is_surely_yes(parts[-1])


def is_surely_yes(text: str) -> bool:
    """Say whether a plain yes is said with a word for yes, and not only with a word that agrees.

    >>> is_surely_yes("yes ok thanks"), is_surely_yes("ok thanks")
    (True, False)
    """
    surely = unfold(load_table("yes_no")["surely"])
    return plain_yes_or_no(text) == "yes" and bool(re.search(rf"\b(?:{surely})\b", plain(text)))


def says_safe(text: str) -> bool:
    """Say whether a message is only that one is safe, and perhaps wishes to carry on; what is quoted or drawn may mock.

    >>> says_safe("I'm safe now, can we go on?"), says_safe("I'm safe from him for now")
    (True, False)
    """
    said = re.fullmatch(rf"{_said('safe')}(?: {_said('go_on')}(?: \?)?)?", plain(text))
    return bool(said) and not _MOCKS.search(text)


def wishes_to_go_on(text: str) -> bool:
    """Say whether a message is only a wish to carry on, perhaps after that one is safe.

    >>> wishes_to_go_on("I'm safe. Can we carry on please"), wishes_to_go_on("I can't go on")
    (True, False)
    """
    return bool(re.fullmatch(rf"(?:{_said('safe')} )?{_said('go_on')}(?: \?)?", plain(text)))


@cache
def _pattern(which: str) -> re.Pattern[str]:
    return re.compile(_said(which))


def _said(which: str) -> str:
    said, more = (unfold(load_table("yes_no")[which][part]) for part in ("said", "more"))
    return rf"(?:(?:oh|um|er|erm|well|hmm|ah|and) )?(?:{said})(?: (?:{more}))*"
