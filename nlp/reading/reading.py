"""What every reader gives back, and what every reader is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span


@dataclass(frozen=True)
class Reading:
    """One narrative, read: its language (ISO 639-1), its sentences, and the findings in text order."""

    narrative_id: str
    language: str
    sentences: tuple[Span, ...]
    findings: tuple[Finding, ...]


class Reader(Protocol):
    """Reads narratives; the trained reader, the rules baseline and TF-IDF are all readers."""

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        """Yield one reading for each narrative, in order, holding only a small batch in memory."""
        ...
