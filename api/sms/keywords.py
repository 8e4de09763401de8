"""The words that a carrier and the law give a meaning of their own: STOP, START, HELP and their kin.

Sources: Twilio's default opt-out, opt-in and help keywords; the Welsh words are ours, one for each English one that
someone would text. Only a text that is one of them and nothing else counts, as with Twilio.
"""

import re
from enum import StrEnum


class Keyword(StrEnum):
    """What such a word asks for; the values are Twilio's `OptOutType`."""

    STOP = "STOP"
    START = "START"
    HELP = "HELP"


_ENGLISH = {
    Keyword.STOP: (
        "stop",
        "stopall",
        "stop all",
        "unsubscribe",
        "cancel",
        "end",
        "quit",
        "revoke",
        "optout",
        "opt out",
    ),
    Keyword.START: ("start", "unstop"),
    Keyword.HELP: ("help", "info"),
}
_WELSH = {
    Keyword.STOP: ("stopio", "stopia", "stopiwch", "canslo", "diwedd", "gadael", "dad danysgrifio", "daddanysgrifio"),
    Keyword.START: ("dechrau", "cychwyn"),
    Keyword.HELP: ("cymorth",),
}
# A plain yes is an answer, but not to someone who was asked nothing since they stopped.
_START_AFTER_STOP = {"yes": "en", "ie": "cy"}

_MEANINGS = {
    word: (keyword, language)
    for language, table in (("en", _ENGLISH), ("cy", _WELSH))
    for keyword, words in table.items()
    for word in words
}
_NO_WORD = re.compile(r"[\W_]+")


def meant_by(given: Keyword | None, text: str, *, stopped: bool) -> Keyword | None:
    """Return the keyword that a text is, where its provider may have `given` one; `stopped`: as for `keyword_of`.

    To Twilio a yes is START, whatever it answers; to somebody who is in contact it is a yes.
    """
    if given is Keyword.START and not stopped and _word(text) in _START_AFTER_STOP:
        return None
    return given or keyword_of(text, stopped=stopped)


def keyword_of(text: str, *, stopped: bool) -> Keyword | None:
    """Return the keyword that a text is, whatever its case and marks; `stopped`: the person has ended contact before.

    >>> keyword_of("Stop.", stopped=False), keyword_of("stop smoking", stopped=False), keyword_of("Yes", stopped=True)
    (<Keyword.STOP: 'STOP'>, None, <Keyword.START: 'START'>)
    """
    word = _word(text)
    if stopped and word in _START_AFTER_STOP:
        return Keyword.START
    return _MEANINGS[word][0] if word in _MEANINGS else None


def is_welsh(text: str) -> bool:
    """Return whether a keyword is a Welsh one."""
    word = _word(text)
    return _START_AFTER_STOP.get(word) == "cy" or (word in _MEANINGS and _MEANINGS[word][1] == "cy")


def _word(text: str) -> str:
    return _NO_WORD.sub(" ", text.casefold()).strip()
