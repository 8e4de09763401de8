"""A message in plain form: what the rules look at, so that they need not know how people type."""

import re
import unicodedata
from functools import cache

from nlp.reading.fair_copy import load_spellings

_MARKS = re.compile(r"[^\w?]+|_")
_APOSTROPHES = re.compile(r"['’‘`´]")
_MANY_MARKS = re.compile(r"\?(?: \?)+")
_SHORT = {
    "do not": "dont",
    "cannot": "cant",
    "can not": "cant",
    "did not": "didnt",
    "i am": "im",
    "i would": "id",
    "i will": "ill",
    "i have": "ive",
    "it is": "its",
    "that is": "thats",
    "what is": "whats",
    "let us": "lets",
}
_CONTRACTED = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")


def plain(text: str) -> str:
    """Return a message in lower case, text speak written out, without apostrophes and marks other than `?`.

    >>> plain("Wot’s ur Q?? pls")
    'whats your question ? please'
    """
    lower = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).casefold())
    words = _MARKS.sub(" ", lower.replace("?", " ? ")).split()
    written_out = " ".join(_written_out().get(word, word) for word in words)
    return _CONTRACTED.sub(lambda found: _SHORT[found.group()], _MANY_MARKS.sub("?", written_out))


@cache
def _written_out() -> dict[str, str]:
    return {_APOSTROPHES.sub("", written): _APOSTROPHES.sub("", word) for written, word in load_spellings().items()}
