"""Accounts in which others speak too: only the teller's turns are read, each with what they had been asked."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.reading.reading import Reader, Reading


class TurnReader:
    """Reads with another reader, turn by turn where a narrative has turns; offsets are into the whole text."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        """Yield one reading for each narrative, in order."""
        whole: deque[Narrative] = deque()
        readings = self._reader.read(part for narrative in _remembered(narratives, whole) for part in _parts(narrative))
        for first in readings:
            narrative = whole.popleft()
            if narrative.turns:
                yield _joined(narrative, [first, *islice(readings, len(narrative.turns) - 1)])
            else:
                yield first


def _remembered(narratives: Iterable[Narrative], whole: deque[Narrative]) -> Iterator[Narrative]:
    for narrative in narratives:
        whole.append(narrative)
        yield narrative


def _parts(narrative: Narrative) -> Iterator[Narrative]:
    if not narrative.turns:
        yield narrative
    for turn in narrative.turns:
        question = turn.question.of(narrative.text) if turn.question else None
        yield replace(narrative, text=turn.said.of(narrative.text), question=question, turns=())


def _joined(narrative: Narrative, readings: Sequence[Reading]) -> Reading:
    """Put the readings of all turns together; the language is the one of most of what was said."""
    languages: Counter[str] = Counter()
    sentences: list[Span] = []
    findings: list[Finding] = []
    unsure: list[Span] = []
    for turn, reading in zip(narrative.turns, readings, strict=True):
        at = turn.said.start
        languages[reading.language] += turn.said.end - at
        sentences += (_moved(span, at) for span in reading.sentences)
        unsure += (_moved(span, at) for span in reading.unsure)
        findings += (replace(one, start=one.start + at, end=one.end + at) for one in reading.findings)
    [(language, _)] = languages.most_common(1)
    return Reading(narrative.id, language, tuple(sentences), tuple(findings), tuple(unsure))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
