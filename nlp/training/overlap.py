"""How much of the authored evidence a finding's evidence shares, word by word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean

from nlp.domain.finding import Finding
from nlp.domain.narrative import Span
from nlp.training.texts import Label, LabelledText

WORD = re.compile(r"\w+(?:['’]\w+)*")


def evidence_overlap(texts: Sequence[LabelledText], findings: Iterable[Finding]) -> dict[str, float]:
    """Compare findings with the author's labels of the same kind in the same sentence.

    `f1` is the mean of 2 * shared / (found + authored) words, `jaccard` of shared / all; the nearest label counts.
    """
    pairs = list(_pairs(texts, findings))
    return {
        "f1": fmean(2 * shared / (one + other) for shared, one, other in pairs) if pairs else 0.0,
        "jaccard": fmean(shared / (one + other - shared) for shared, one, other in pairs) if pairs else 0.0,
        "findings": len(pairs),
    }


def _pairs(texts: Sequence[LabelledText], findings: Iterable[Finding]) -> Iterator[tuple[int, int, int]]:
    """Yield how many words finding and label share, and how many each has."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.narrative_id].append(finding)
    for text in texts:
        words = [Span(*match.span()) for match in WORD.finditer(text.narrative.text)]
        for finding in found[text.narrative.id]:
            own = _inside(words, Span(finding.start, finding.end))
            authored = [_inside(words, label.evidence) for label in _same(text, finding)]
            if best := max(authored, key=lambda other: len(own & other), default=None):
                yield len(own & best), len(own), len(best)


def _same(text: LabelledText, finding: Finding) -> Iterator[Label]:
    middle = (finding.start + finding.end) / 2
    for sentence in text.sentences:
        if sentence.span.start <= middle < sentence.span.end:
            yield from (label for label in sentence.labels if label.kind == finding.kind)


def _inside(words: Sequence[Span], span: Span) -> set[int]:
    return {place for place, word in enumerate(words) if word.start < span.end and word.end > span.start}
