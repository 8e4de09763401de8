"""Training text, in the form of training_data/narratives: sentences with their labels, so that corrections teach.

Only people teach. Who comes first among those who coded a story is its author, the next its second reader, and a third
is taken to have settled where the two differ. Where one person coded it beside the machine, the machine is the second
reader. A story that the machine alone has read is a draft, to be corrected before anything learns from it. An
interview is a text for each of the teller's turns, with its question, as it is read.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from nlp.domain.coding import Coded, Coder, Coding
from nlp.domain.narrative import Narrative, Span
from nlp.reading.segmentation import split_sentences

CODED, DRAFT = "coded", "draft"
Labels = Mapping[str, tuple[str, str]]
"""Kind and domain of each code that is in our own codebook, by the code's id."""


def write_training(coded: Coded, file: BinaryIO) -> None:
    """Write each story with codings in our own labels as one line; codes of people's own are not what is learnt."""
    parts = {code.id: (code.label or "").partition("/") for code in coded.codes}
    labels = {id_: (kind, domain) for id_, (kind, _, domain) in parts.items() if domain}
    for story, codings in coded.each():
        if ours := [coding for coding in codings if coding.code in labels]:
            for part, theirs in _told(story, ours):
                row = _row(part, _readings(theirs, coded.coders), labels)
                file.write((json.dumps(row, ensure_ascii=False) + "\n").encode())


def _told(story: Narrative, codings: Sequence[Coding]) -> Iterator[tuple[Narrative, Sequence[Coding]]]:
    """Yield what the teller said with the codings, their offsets into it; those on other words lie outside it."""
    if not story.turns:
        yield story, codings
    for number, turn in enumerate(story.turns, start=1):
        question = turn.question.of(story.text) if turn.question else None
        part = replace(story, id=f"{story.id}#{number}", text=turn.said.of(story.text), question=question, turns=())
        yield part, [_moved(coding, turn.said.start) for coding in codings]


def _moved(coding: Coding, by: int) -> Coding:
    return replace(coding, span=Span(coding.span.start - by, coding.span.end - by))


@dataclass(frozen=True)
class _Readings:
    """Two readings of a story, and what was settled."""

    genre: str
    author: Sequence[Coding]
    second: Sequence[Coding]
    settled: Sequence[Coding]


def _readings(codings: Sequence[Coding], coders: Sequence[Coder]) -> _Readings:
    by_coder = [[one for one in codings if one.coder == coder.id] for coder in coders if not coder.machine]
    people = [theirs for theirs in by_coder if theirs]
    machines = {coder.id for coder in coders if coder.machine}
    by_machine = [one for one in codings if one.coder in machines]
    match people:
        case []:
            return _Readings(DRAFT, by_machine, [], by_machine)
        case [one]:
            return _Readings(CODED, one, by_machine if machines else one, one)
        case [author, second]:
            return _Readings(CODED, author, second, author)
        case _:
            return _Readings(CODED, *people[:3])


def _row(story: Narrative, readings: _Readings, labels: Labels) -> dict[str, Any]:
    asked = {"question": story.question} if story.question else {}
    sentences = [_sentence(span, story.text, readings, labels) for span in split_sentences(story.text)]
    return {"id": story.id, "genre": readings.genre, **asked, "text": story.text, "sentences": sentences}


def _sentence(sentence: Span, text: str, readings: _Readings, labels: Labels) -> dict[str, Any]:
    settled = [
        {"kind": labels[code][0], "domain": labels[code][1], "start": part.start, "end": part.end}
        for code, part in _within(sentence, text, readings.settled)
    ]
    author, second = (_pairs(sentence, text, reading, labels) for reading in (readings.author, readings.second))
    differs = {} if readings.author is readings.settled else {"author": author}
    return {"start": sentence.start, "end": sentence.end, "labels": settled, **differs, "second": second}


def _pairs(sentence: Span, text: str, reading: Sequence[Coding], labels: Labels) -> list[dict[str, str]]:
    given = dict.fromkeys(labels[code] for code, _ in _within(sentence, text, reading))
    return [{"kind": kind, "domain": domain} for kind, domain in given]


def _within(sentence: Span, text: str, reading: Sequence[Coding]) -> Iterator[tuple[str, Span]]:
    """Yield each code with its words in the sentence: a coding over several sentences is evidence in each."""
    for coding in reading:
        start, end = max(sentence.start, coding.span.start), min(sentence.end, coding.span.end)
        words = text[start : max(start, end)]
        if words.strip():
            yield coding.code, Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
