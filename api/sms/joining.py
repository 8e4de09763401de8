"""When texts are parts of one message, in which order, and how long to wait for more (ADR 6, docs/adr/)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from api.sms.segments import room, units

NEARLY_FULL = 8  # a phone that cuts between words leaves a segment up to this many units short
LONGEST_MESSAGE = 1600  # the most that Twilio hands on as one message, in characters
OVERTAKING = timedelta(seconds=15)  # how far ahead of its beginning the end of a message may arrive

# "(1/3)" or "[1/3]" before or after the words; without brackets ("1/3 ...") only before them, and on a full text.
_MARK_BEFORE = re.compile(r"\s*[(\[](\d)\s?/\s?(\d)[)\]]\s*")
_MARK_AFTER = re.compile(_MARK_BEFORE.pattern + "$")
_BARE_MARK = re.compile(r"(\d)/(\d) ")
_ENDED = re.compile(r"[.!?][\"')]*\s*$")


@dataclass(frozen=True)
class Part:
    """One text: when it was sent by the provider's clock, where it tells, and when it arrived by ours."""

    id: str
    text: str
    sent: datetime | None
    arrived: datetime


@dataclass(frozen=True)
class Mark:
    """Part `number` of `count`, and the words without the mark."""

    number: int
    count: int
    words: str


@dataclass(frozen=True)
class Waits:
    """How many seconds to wait for more: after any text, after an unfinished one, for a part that is missing."""

    any: float
    unfinished: float
    missing: float


def mark_of(text: str) -> Mark | None:
    """Return what a text says of itself as a part of several, or None.

    >>> mark_of("(2/3) and my dog"), mark_of("I walk 1/2 an hour"), mark_of("it was (3/2)")
    (Mark(number=2, count=3, words='and my dog'), None, None)
    """
    bare = _BARE_MARK.match(text) if is_full(text) else None
    for found in (_MARK_BEFORE.match(text), _MARK_AFTER.search(text), bare):
        if found and 1 <= (number := int(found[1])) <= (count := int(found[2])) and count > 1:
            return Mark(number, count, text[: found.start()] + text[found.end() :])
    return None


def is_full(text: str) -> bool:
    """Return whether a text fills its segments, as the first part of a longer message does."""
    length, (alone, each) = units(text), room(text)
    return length in (alone, each) or (length > alone and length % each == 0) or len(text) == LONGEST_MESSAGE


def looks_unfinished(text: str) -> bool:
    """Return whether more may follow: the text is full, or nearly full and does not end a sentence.

    >>> [looks_unfinished(text) for text in ("a" * 160, "a" * 156, "a" * 155 + ".", "hi")]
    [True, True, False, False]
    """
    length = units(text)
    nearly = any(full - NEARLY_FULL <= length <= full for full in room(text))
    return is_full(text) or (nearly and not _ENDED.search(text))


def patience(parts: Sequence[Part], waits: Waits) -> float:
    """Return how many seconds after the last of these texts to wait for more."""
    if _misses_one(part.text for part in parts):
        return waits.missing
    last = in_order(parts)[-1].text
    return waits.unfinished if looks_unfinished(last) and not mark_of(last) else waits.any


def join(parts: Sequence[Part]) -> list[list[Part]]:
    """Return the texts in the order in which they were written, those of one message together."""
    messages: list[list[Part]] = []
    for part in in_order(parts) if parts else ():
        if messages and _goes_on(messages[-1][-1].text, part.text):
            messages[-1].append(part)
        else:
            messages.append([part])
    return messages


def in_order(parts: Sequence[Part]) -> list[Part]:
    """Return texts as they were written: by the provider's clock, by their marks, and an end after its beginning."""
    ordered = sorted(parts, key=lambda part: (part.sent or part.arrived, part.arrived))
    marks = [(mark.count, mark.number, part) for part in ordered if (mark := mark_of(part.text))]
    marked = iter(sorted(marks, key=lambda row: row[:2]))
    return _end_last([next(marked)[2] if mark_of(part.text) else part for part in ordered])


def words_of(message: Sequence[Part]) -> str:
    """Return the words of one message: a full part was cut anywhere, another one between words."""
    if len(message) == 1:
        return message[0].text
    words, cut_anywhere = "", True
    for part in message:
        mark = mark_of(part.text)
        gap = "" if cut_anywhere or words.endswith((" ", "\n")) else " "
        words += gap + (mark.words if mark else part.text)
        cut_anywhere = is_full(part.text)
    return words


def _misses_one(texts: Iterable[str]) -> bool:
    marks = [mark for text in texts if (mark := mark_of(text))]
    return any({other.number for other in marks if other.count == mark.count} != _all(mark.count) for mark in marks)


def _all(count: int) -> set[int]:
    return set(range(1, count + 1))


def _goes_on(before: str, text: str) -> bool:
    first, second = mark_of(before), mark_of(text)
    if first and second:
        return first.count == second.count and first.number < second.number
    return not (first or second) and looks_unfinished(before)


def _end_last(parts: list[Part]) -> list[Part]:
    """Put a short text after the full ones close behind it: the shortest part of a message is often the fastest."""
    first, others = parts[0], parts[1:]
    clock_tells = len({part.sent for part in parts}) > 1
    overtook = others and all(is_full(part.text) and part.arrived - first.arrived <= OVERTAKING for part in others)
    unmarked = not any(mark_of(part.text) for part in parts)
    return [*others, first] if overtook and unmarked and not clock_tells and not is_full(first.text) else parts
