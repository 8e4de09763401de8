"""Sentences as the person typed them: a message without punctuation is one, a new line begins another."""

import re
from collections.abc import Iterator

from nlp.domain.narrative import Span

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
# A run of stops, with what closes behind it: quotes, brackets, a transcriber's remark, emoji. [Person 1] is none.
STOP = re.compile(
    r"""[.!?…]+ (?: ["'’”»)\]*]+ (?=\s|$) )?
        (?: \s* \[ (?![A-Z][A-Za-z ]*\ \d+\]) [^\[\]]{1,40} \] [.!?…]*
          | \s* [\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d] )*
        (?P<gap> \s+ | $)""",
    re.VERBOSE,
)
# A capital, a digit or an opening mark: a small letter goes on with the sentence before it, unless they type all small.
OPENING = re.compile(r"""["'‘“«(\[*•–—-]*\s*[^\W_a-zà-öø-ÿ]|[£$€@#\u2600-\u27bf\U0001f000-\U0001faff]|["“'‘]""")
TITLES = frozenset({"mr", "mrs", "ms", "mx", "dr", "prof", "rev", "fr", "sr", "st", "sgt", "cllr", "vs", "q"})
BEFORE_NUMBERS = frozenset({"no", "nos"})
ALWAYS_SHORT = frozenset({"e.g", "i.e"})
BEFORE_SMALL = frozenset({"eg", "ie", "etc", "ect", "approx", "am", "pm"})
DOTTED = re.compile(r"[A-Za-z](?:\.[A-Za-z])+")
LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
SMALL_OPENING = re.compile(r"[\"'‘“(*]?[a-zà-öø-ÿ]")
PLAIN_STOP = re.compile(r"(?<![.…])[.!?](?=\s+(\S))")
NUMBERED = re.compile(r"^\W*\d{1,2}$")


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text, in order, without the white space around them.

    >>> [(span.start, span.end) for span in split_sentences("Dr. Lee rang at 2.30! Nothing since.")]
    [(0, 21), (22, 36)]
    """
    return tuple(_trimmed(text, start, end) for start, end in _pieces(text) if text[start:end].strip())


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    small = _types_small(text)
    for line in LINE.finditer(text):
        start = line.start()
        for stop in STOP.finditer(text, line.start(), line.end()):
            if _opens(text, stop, small) and not _is_short(text[start : stop.start()], stop, text[stop.end()]):
                yield start, stop.start("gap")
                start = stop.end()
        yield start, line.end()


def _types_small(text: str) -> bool:
    """Say whether a person begins their sentences with small letters, at least as often as not."""
    nexts: list[str] = [match[1] for match in PLAIN_STOP.finditer(text) if match[1].isalpha()]
    return sum(letter.islower() for letter in nexts) * 2 >= len(nexts) > 0


def _opens(text: str, stop: re.Match[str], small: bool) -> bool:
    """Say whether what follows a mark looks like the beginning of a sentence."""
    if OPENING.match(text, stop.end(), stop.endpos):
        return True
    mark = stop.group().strip()
    plain = mark[0] in ".!?" and mark[:2] != ".."
    return small and plain and SMALL_OPENING.match(text, stop.end(), stop.endpos) is not None


def _is_short(before: str, stop: re.Match[str], after: str) -> bool:
    """Say whether a full stop belongs to what is before it: "Dr. Lee", "J. Lee", "e.g. soup", "etc. and", "2. Swim"."""
    found = LAST_WORD.search(before)
    if stop.group().strip() != "." or found is None:
        return False
    word, form = found.group(), found.group().lower()
    if form in BEFORE_NUMBERS:
        return after.isdigit()
    if form in BEFORE_SMALL or (DOTTED.fullmatch(word) and form not in ALWAYS_SHORT):
        return after.islower()
    initial = len(word) == 1 and word.isupper() and word != "I"
    return initial or form in TITLES | ALWAYS_SHORT or NUMBERED.match(before) is not None


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
