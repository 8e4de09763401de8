"""What every reader gives back, and what every reader is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from nlp.domain.feature import Feature
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span


@dataclass(frozen=True)
class Reading:
    """One narrative, read: its language (ISO 639-1), its sentences, and the findings in text order.

    `unsure` are the sentences of which the reader cannot tell: nothing was found in them, and something nearly was.
    `features` are those of co-production that it shows as a whole, or None where they were not looked for.
    """

    narrative_id: str
    language: str
    sentences: tuple[Span, ...]
    findings: tuple[Finding, ...]
    unsure: tuple[Span, ...] = ()
    features: tuple[Feature, ...] | None = None


class Reader(Protocol):
    """Reads narratives; the trained reader and the baselines it is compared with are all readers."""

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        """Yield one reading for each narrative, in order, holding only a small batch in memory."""
        ...
