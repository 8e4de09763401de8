"""A text with its identifiers replaced, and where everything else in it has gone to."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.deidentification.identifier import Identifier, Kind
from nlp.deidentification.pseudonyms import Pseudonyms
from nlp.domain.narrative import Span


@dataclass(frozen=True)
class Replacement:
    """What was replaced: `span` is in the original text, in Unicode code points, end exclusive."""

    kind: Kind
    span: Span
    original: str
    replacement: str


@dataclass(frozen=True)
class Redaction:
    """A redacted text, and its replacements in order, which do not overlap."""

    text: str
    replacements: tuple[Replacement, ...]

    def carry(self, span: Span) -> Span:
        """Return where a span of the original is now; one that begins or ends inside an identifier takes in all of it.

        >>> redaction = redact("Jan is kind", [Identifier("person", Span(0, 3))], Pseudonyms())
        >>> redaction.text, redaction.carry(Span(1, 6)).of(redaction.text)
        ('[Person 1] is kind', '[Person 1] is')
        """
        return Span(self._there(span.start, at_end=False), self._there(span.end, at_end=True))

    def _there(self, place: int, at_end: bool) -> int:
        before = bisect_right(self.replacements, place, key=lambda one: one.span.start)
        grown = sum(len(one.replacement) - len(one.original) for one in self.replacements[:before])
        if not before or place >= self.replacements[before - 1].span.end:
            return place + grown
        last = self.replacements[before - 1]
        if place == last.span.start or not at_end:
            return last.span.start + grown - len(last.replacement) + len(last.original)
        return last.span.end + grown


def redact(text: str, identifiers: Sequence[Identifier], pseudonyms: Pseudonyms) -> Redaction:
    """Replace identifiers, which are in order and do not overlap."""
    replacements = tuple(
        Replacement(one.kind, one.span, one.span.of(text), pseudonyms.give(text, one)) for one in identifiers
    )
    pieces, at = [], 0
    for one in replacements:
        pieces += [text[at : one.span.start], one.replacement]
        at = one.span.end
    return Redaction("".join([*pieces, text[at:]]), replacements)
