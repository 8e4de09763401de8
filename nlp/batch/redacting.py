"""Redaction after reading: stories are read as they were written, and only then lose what tells who someone is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from nlp.deidentification.finder import Finder
from nlp.deidentification.identifier import Identifier
from nlp.deidentification.pseudonyms import Pseudonyms
from nlp.deidentification.redaction import Redaction, Replacement, redact
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span, Turn
from nlp.reading.reading import Reader, Reading
from nlp.reading.reasons import say_reason

AT_ONCE = 64


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
            texts = self._finder.find([narrative.text for narrative in batch])
            questions = self._finder.find([narrative.question or "" for narrative in batch])
            yield from map(redact_reading, batch, self._reader.read(batch), texts, questions)


def load_redacting(load: Callable[[int | None], Reader], threads: int | None) -> RedactingReader:
    """Load a reader and what redacts, in the process that reads with it."""
    return RedactingReader(load(threads), Finder.load())


def redact_reading(
    narrative: Narrative, reading: Reading, in_text: Sequence[Identifier], in_question: Sequence[Identifier]
) -> RedactedReading:
    """Redact a narrative and its question, the same people by the same names, and carry its reading over."""
    pseudonyms = Pseudonyms()
    text = redact(narrative.text, in_text, pseudonyms)
    question = redact(narrative.question, in_question, pseudonyms) if narrative.question else None
    turns = tuple(Turn(text.carry(turn.said), turn.question and text.carry(turn.question)) for turn in narrative.turns)
    redacted = replace(narrative, text=text.text, question=question.text if question else None, turns=turns)
    replaced = [("text", one) for one in text.replacements]
    return RedactedReading(
        reading.narrative_id,
        reading.language,
        tuple(map(text.carry, reading.sentences)),
        tuple(_carried(finding, text, redacted) for finding in reading.findings),
        tuple(map(text.carry, reading.unsure)),
        narrative=redacted,
        replaced=(*replaced, *(("question", one) for one in (question.replacements if question else ()))),
    )


def _carried(finding: Finding, text: Redaction, redacted: Narrative) -> Finding:
    """Return a finding with its offsets, its words and the reason, which quotes them, as they are now."""
    span = text.carry(Span(finding.start, finding.end))
    words = span.of(text.text)
    reason = finding.reason
    if words != finding.text:
        reason = say_reason(finding.kind, finding.domain, words, redacted.asked(span.start))
    return replace(finding, start=span.start, end=span.end, text=words, reason=reason)
