"""Redaction after reading: stories are read as they were written, and only then lose what tells who someone is."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from nlp.deidentification.finder import Finder
from nlp.deidentification.identifier import Identifier
from nlp.deidentification.labels import FindIn, find_in_labels
from nlp.deidentification.pseudonyms import Pseudonyms
from nlp.deidentification.redaction import Redaction, Replacement, redact
from nlp.domain.feature import Feature
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span, Turn
from nlp.reading.reading import Reader, Reading
from nlp.reading.reasons import say_reason

AT_ONCE = 64
QUOTED = re.compile(r"(?<=“)[^”]*(?=”)|(?<=The columns are: ).*", re.DOTALL)
"""What notes and reasons take from files; where a table has no names of columns, a story can stand in their place."""


@dataclass(frozen=True, kw_only=True)
class RedactedReading(Reading):
    """A reading whose offsets are those of `narrative`, the redacted one; `replaced` is where, and what was there."""

    narrative: Narrative
    replaced: tuple[tuple[str, Replacement], ...]


class RedactingReader:
    """Reads with another reader, and redacts what it gives back."""

    def __init__(self, reader: Reader, finder: Finder) -> None:
        self._reader = reader
        self._finder = finder

    def read(self, narratives: Iterable[Narrative]) -> Iterator[RedactedReading]:
        """Yield one redacted reading for each narrative, in order."""
        waiting = iter(narratives)
        while batch := list(islice(waiting, AT_ONCE)):
            yield from redact_readings(batch, self._reader.read(batch), self._finder)


def load_redacting(load: Callable[[int | None], Reader], threads: int | None) -> RedactingReader:
    """Load a reader and what redacts, in the process that reads with it."""
    return RedactingReader(load(threads), Finder.load())


def redact_readings(
    narratives: Sequence[Narrative], readings: Iterable[Reading], finder: Finder
) -> Iterator[RedactedReading]:
    """Yield each narrative's reading redacted."""
    texts = finder.find([narrative.text for narrative in narratives])
    questions = finder.find([narrative.question or "" for narrative in narratives])
    return map(redact_reading, narratives, readings, texts, questions)


def replaced_row(narrative_id: str, where: str, one: Replacement) -> dict[str, Any]:
    """Return what was replaced, as files have it for a person to check."""
    place = {"narrative_id": narrative_id, "where": where, "start": one.span.start, "end": one.span.end}
    return {**place, "kind": one.kind, "replacement": one.replacement, "original": one.original}


def redact_said(said: str, find: FindIn) -> Redaction:
    """Redact what a note or a reason quotes of a file; the words around it are ours, and stay."""
    quoted = [Span(*match.span()) for match in QUOTED.finditer(said)]
    found = find_in_labels([span.of(said) for span in quoted], find) if quoted else ()
    there = [
        Identifier(one.kind, Span(span.start + one.span.start, span.start + one.span.end))
        for span, some in zip(quoted, found, strict=True)
        for one in some
    ]
    return redact(said, there, Pseudonyms())


@dataclass(frozen=True)
class RedactedNarrative:
    """A narrative without what tells who someone is, and how its text and its question came to be so."""

    narrative: Narrative
    text: Redaction
    question: Redaction | None


def redact_narrative(
    narrative: Narrative, in_text: Sequence[Identifier], in_question: Sequence[Identifier]
) -> RedactedNarrative:
    """Redact a narrative and its question, the same people by the same names; its turns are carried over."""
    pseudonyms = Pseudonyms()
    text = redact(narrative.text, in_text, pseudonyms)
    question = redact(narrative.question, in_question, pseudonyms) if narrative.question else None
    turns = tuple(Turn(text.carry(turn.said), turn.question and text.carry(turn.question)) for turn in narrative.turns)
    redacted = replace(narrative, text=text.text, question=question.text if question else None, turns=turns)
    return RedactedNarrative(redacted, text, question)


def redact_reading(
    narrative: Narrative, reading: Reading, in_text: Sequence[Identifier], in_question: Sequence[Identifier]
) -> RedactedReading:
    """Redact a narrative and carry its reading over."""
    done = redact_narrative(narrative, in_text, in_question)
    text, redacted = done.text, done.narrative
    replaced = [("text", one) for one in text.replacements]
    replaced += [("question", one) for one in (done.question.replacements if done.question else ())]
    return RedactedReading(
        reading.narrative_id,
        reading.language,
        tuple(map(text.carry, reading.sentences)),
        tuple(_carried(finding, text, redacted) for finding in reading.findings),
        tuple(map(text.carry, reading.unsure)),
        _carried_features(reading.features, text),
        narrative=redacted,
        replaced=tuple(replaced),
    )


def _carried(finding: Finding, text: Redaction, redacted: Narrative) -> Finding:
    """Return a finding with its offsets, its words and the reason, which quotes them, as they are now."""
    span = text.carry(Span(finding.start, finding.end))
    words = span.of(text.text)
    reason = finding.reason
    if words != finding.text:
        reason = say_reason(finding.kind, finding.domain, words, redacted.asked(span.start))
    return replace(finding, start=span.start, end=span.end, text=words, reason=reason)


def _carried_features(features: tuple[Feature, ...] | None, text: Redaction) -> tuple[Feature, ...] | None:
    if features is None:
        return None
    spans = [text.carry(Span(feature.start, feature.end)) for feature in features]
    return tuple(
        replace(feature, start=span.start, end=span.end, text=span.of(text.text))
        for feature, span in zip(features, spans, strict=True)
    )
