"""How tools count characters: the standard says Unicode code points of the file, and two do otherwise.

As other people's readers found: NVivo counts UTF-16 units, so most emoji are two; ATLAS.ti and QualCoder count a line
end as one, also where the file has `\\r\\n`.
"""

from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate

from nlp.domain.narrative import Span
from nlp.exchange.refi.plain_text import PlainText

Counted = tuple[str, Callable[[Span], Span]]
"""A text as it was written, and what turns a tool's positions into code points of it."""
LINE_END_IS_ONE = ("ATLAS", "QUALCODER")
UTF_16 = "NVIVO"


def counted(text: str, origin: str, marks: str | None) -> Counted:
    """Return a source's text and how its positions are to be taken; `marks` are those that our own writer left."""
    if marks is not None and (plain := PlainText.marked(text, marks)):
        return plain.original, plain.back
    if any(tool in origin.upper() for tool in LINE_END_IS_ONE):
        return text, PlainText.of(text).back
    if UTF_16 in origin.upper():
        return text, _from_utf_16(text)
    return text, lambda span: span


def _from_utf_16(text: str) -> Callable[[Span], Span]:
    units = list(accumulate((2 if character > "\uffff" else 1 for character in text), initial=0))
    return lambda span: Span(bisect_left(units, span.start), bisect_left(units, span.end))
