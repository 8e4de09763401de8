"""A baseline that reads by weighted words alone, without vectors; the trained reader must beat it."""

from collections.abc import Iterable, Iterator

import numpy as np

from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.reading.evidence import find_evidence
from nlp.reading.heads import Heads
from nlp.reading.language import ENGLISH, identify_language
from nlp.reading.reading import Reading
from nlp.reading.reasons import say_reason
from nlp.reading.segmentation import split_sentences


class TfidfReader:
    """TF-IDF and logistic regression; its evidence is the sentence, cut to what evidence may be long."""

    def __init__(self, heads: Heads) -> None:
        self._heads = heads

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        """Yield one reading for each narrative, in order."""
        for narrative in narratives:
            language, sentences = identify_language(narrative.text), split_sentences(narrative.text)
            read = sentences if language == ENGLISH else ()
            findings = tuple(finding for sentence in read for finding in self._findings(narrative, sentence))
            yield Reading(narrative.id, language, sentences, findings)

    def _findings(self, narrative: Narrative, sentence: Span) -> Iterator[Finding]:
        settings, text = self._heads.settings, sentence.of(narrative.text)
        rows, no_vectors = self._heads.words.rows([text]), np.zeros((1, 0), np.float32)
        scores = settings.calibrate(self._heads.kinds.logits(no_vectors, rows))[0]
        domain = settings.domains[int(self._heads.domains.logits(no_vectors, rows).argmax())]
        evidence = find_evidence(text, [Span(0, len(text))], np.zeros(len(text), np.float32))
        start, end = sentence.start + evidence.start, sentence.start + evidence.end
        words = narrative.text[start:end]
        for kind, score, threshold in zip(settings.kinds, scores, settings.thresholds, strict=True):
            if score >= threshold:
                yield Finding(
                    narrative.id, kind, domain, start, end, words, round(float(score), 4), say_reason(kind, words)
                )
