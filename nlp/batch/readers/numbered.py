"""Several stories in one document, each below a heading of its own: `Story 1`, `Story 2: The allotment`, `Stori 3`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.batch.checks import MAX_TEXT
from nlp.domain.narrative import Span

SPEAKERS = ("person", "participant", "respondent", "interviewee")
"""Kinds that speak: what stands behind one of them on its line is no title, but may have been said."""
STORIES = (
    "story", "narrative", "account", "testimony", "interview", "case", "case[ ]study", "stori", "hanes", "cyfweliad",
)  # fmt: skip
HEADING = re.compile(
    rf"""^[ \t#*]{{0,9}} (?P<kind> (?P<speaker>{"|".join(SPEAKERS)}) | {"|".join(STORIES)} )
        (?:[ ]no\.?|[ ]number)? [ ]?\#?(?P<number>\d{{1,5}}) [ \t*]{{0,9}}
        (?: [:.)–—-] [ \t*]{{0,9}} (?P<rest> (?(speaker) [^\n]* | [^\n]{{0,80}} ) ) )? \r?$""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?…][\"'”’)*]*$")
LEAST = 2
MOST_BEFORE = 0.25
"""The share of a text that may stand before the first heading."""


@dataclass(frozen=True)
class Section:
    """A story in a document: `name` is its heading's kind and number, without what may tell who it is.

    `labelled`: its words begin on the line of its heading, as after the label of someone who speaks.
    """

    name: str
    begins: int
    words: Span
    labelled: bool = False


def begins_section(line: str) -> bool:
    """Say whether a line looks as if a story began there.

    >>> [begins_section(line) for line in ("Story 2", "Person 3: I felt alone.", "Story 2 was mine", "Report 3 of 12")]
    [True, True, False, False]
    """
    return HEADING.fullmatch(line) is not None


def is_heading(line: str) -> bool:
    """Say whether a line is a heading, with a title perhaps, and holds no words of a story.

    >>> [is_heading(line) for line in ("Story 2: The bus", "Participant 3", "Story 2: I felt alone.", "Person 3: No")]
    [True, True, False, False]
    """
    heading = HEADING.fullmatch(line)
    return heading is not None and not _has_words(heading)


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
    has_words = _has_words(heading)
    begins = heading.start("rest") if has_words else heading.end()
    words = text[begins:end]
    start = begins + len(words) - len(words.lstrip())
    name = f"{heading['kind'].capitalize()} {heading['number']}"
    labelled = has_words and heading["speaker"] is not None
    return Section(name, heading.start(), Span(start, max(start, begins + len(words.rstrip()))), labelled)


def _has_words(heading: re.Match[str]) -> bool:
    """Say whether more than a title stands on the line of a heading: a sentence, or what someone may have said."""
    rest = (heading["rest"] or "").strip()
    return bool(rest and (heading["speaker"] or SENTENCE_END.search(rest)))
