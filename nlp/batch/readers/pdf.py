"""A .pdf file: the text of its pages, with lines put together again, as one account or an interview."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import BinaryIO

from pypdf import PdfReader

from nlp.batch.errors import UnreadableError
from nlp.batch.items import Noted, Rows
from nlp.batch.readers.columns import Wanted
from nlp.batch.readers.interview import read_document
from nlp.batch.readers.numbered import HEADING, begins_section, is_heading
from nlp.batch.readers.speakers import begins_turn
from nlp.batch.readers.whole import PROTECTED, reading, refuse_large

CALLED = "a PDF"
NO_TEXT = "no page has any text, so it is likely a scan: make its text readable (OCR) and save it again"
FURNITURE_PAGES = 3
"""Pages on which a line has to stand first or last, and on more than half of all, to be no part of the text."""
FULL_LINE, LEAST_LINE = 0.7, 40
"""The share of the usual width, and the characters, from which on a line was likely broken because it was full."""
DIGITS = re.compile(r"\d+")
ITEM = re.compile(r"\s*(?:[•●▪◦*–—-]|\(?\w{1,3}[.)])\s")
SOFT_HYPHEN = re.compile(r"\u00ad\s*")
BROKEN_WORD = re.compile(r"(\w+)[-\u2010\u00ad]$")
Page = list[str]


def read_pdf(stream: BinaryIO, source: str, wanted: Wanted) -> Rows:
    """Yield the accounts of a document; raises UnreadableError when it is protected, or no page has text."""
    refuse_large(stream)
    with reading(CALLED):
        document = PdfReader(stream)
        if document.is_encrypted and not document.decrypt(""):
            raise UnreadableError(PROTECTED)
        pages = [_lines(page.extract_text()) for page in document.pages]
    empty = [number for number, page in enumerate(pages, start=1) if not any(page)]
    if len(empty) == len(pages):
        raise UnreadableError(NO_TEXT)
    if empty:
        yield Noted(source, f"no text on {_pages(empty)}, which may be pictures, and were not read")
    furniture = _furniture(pages)
    if furniture:
        left = ", ".join(f"“{line[:60]}”" for line in sorted(furniture))
        yield Noted(source, f"lines at the top or bottom of most pages were left out: {left}")
    lines = [line for page in pages for line in _without(page, furniture)]
    yield from read_document("\n".join(_whole_lines(lines)), source, wanted)


def _lines(text: str) -> Page:
    """Return the lines of a page; a soft hyphen stands where one was broken, even when the rest is on the same line."""
    return [line.strip() for line in SOFT_HYPHEN.sub("\u00ad\n", text).splitlines()]


def _pages(numbers: Sequence[int]) -> str:
    return ("page " if len(numbers) == 1 else "pages ") + ", ".join(map(str, numbers))


def _plain(line: str) -> str:
    """Return a line whatever the numbers in it; the number of a story tells it from the others."""
    heading = HEADING.fullmatch(line)
    kept = heading.end("number") if heading else 0
    return line[:kept] + DIGITS.sub("#", line[kept:])


def _edges(page: Page) -> set[int]:
    """Return where the first and the last line with words stand."""
    written = [at for at, line in enumerate(page) if line]
    return {written[0], written[-1]} if written else set()


def _furniture(pages: Sequence[Page]) -> set[str]:
    """Return running heads and page numbers: what is first or last on most pages, whatever the numbers in it."""
    seen = Counter(chain.from_iterable({_plain(page[at]) for at in _edges(page)} for page in pages))
    return {line for line, times in seen.items() if times >= max(FURNITURE_PAGES, len(pages) // 2 + 1)}


def _without(page: Page, furniture: set[str]) -> Page:
    edges = {at for at in _edges(page) if _plain(page[at]) in furniture}
    return [line for at, line in enumerate(page) if at not in edges]


def _whole_lines(lines: Sequence[str]) -> Iterator[str]:
    """Put lines together that were broken because they were full: sentences go on over the ends of lines."""
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    known = set(re.findall(r"\w+(?:-\w+)*", " ".join(lines)))
    pieces: list[str] = []
    for last, line in pairwise(["", *lines]):
        if pieces and line and _goes_on(last, line, width):
            pieces[-1] = _before_break(last, line, known)
        elif pieces:
            yield "".join(pieces)
            pieces = []
        if line:
            pieces.append(line)
    if pieces:
        yield "".join(pieces)


def _goes_on(last: str, line: str, width: int) -> bool:
    if begins_turn(line) or ITEM.match(line) or begins_section(line) or is_heading(last):
        return False
    return line[0].islower() or len(last) >= max(LEAST_LINE, FULL_LINE * width)


def _before_break(last: str, line: str, known: set[str]) -> str:
    """Return a line as it stands before the next; a hyphen at its end goes, unless the word has it elsewhere too."""
    broken, rest = BROKEN_WORD.search(last), re.match(r"\w+", line)
    if not broken or not rest:
        return f"{last} "
    return last[:-1] + ("-" if f"{broken[1]}-{rest[0]}" in known else "")
