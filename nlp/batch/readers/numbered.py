"""Several stories in one document, each below a heading of its own: `Story 1`, `Story 2: The allotment`, `Stori 3`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.batch.checks import MAX_TEXT
from nlp.domain.narrative import Span

KINDS = (
    "story", "narrative", "account", "testimony", "person", "participant", "respondent", "interview", "interviewee",
    "case", "case[ ]study", "stori", "hanes", "cyfweliad",
)  # fmt: skip
HEADING = re.compile(
    rf"""^[ \t#*]{{0,9}} (?P<kind>{"|".join(KINDS)}) (?:[ ]no\.?|[ ]number)? [ ]?\#?(?P<number>\d{{1,5}})
        [ \t*]{{0,9}} (?: [:.)–—-] [^\n]{{0,80}} )? \r?$""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
LEAST = 2
MOST_BEFORE = 0.25
"""The share of a text that may stand before the first heading."""


@dataclass(frozen=True)
class Section:
    """A story in a document: `name` is its heading's kind and number, without what may tell who it is."""

    name: str
    begins: int
    words: Span


def find_sections(text: str) -> Sequence[Section]:
    """Return the stories of a document, or nothing where it is not plainly several with numbers that go up."""
    if len(text) > MAX_TEXT:
        return []
    headings = list(HEADING.finditer(text))
    numbers = [int(heading["number"]) for heading in headings]
    if len(headings) < LEAST or len({heading["kind"].casefold() for heading in headings}) > 1:
        return []
    if sorted(set(numbers)) != numbers or headings[0].start() > MOST_BEFORE * len(text):
        return []
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    found = [_section(text, heading, end) for heading, end in zip(headings, ends, strict=True)]
    return found if all(section.words.of(text).strip() for section in found) else []


def _section(text: str, heading: re.Match[str], end: int) -> Section:
    below = text[heading.end() : end]
    start = heading.end() + len(below) - len(below.lstrip())
    name = f"{heading['kind'].capitalize()} {heading['number']}"
    return Section(name, heading.start(), Span(start, max(start, heading.end() + len(below.rstrip()))))
