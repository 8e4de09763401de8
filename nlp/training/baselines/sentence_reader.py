"""A reader of whole sentences: what gives each sentence a probability for every kind, and a domain, can be compared."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from nlp.domain.codebook import Codebook
from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.reading.evidence import find_evidence
from nlp.reading.language import ENGLISH, identify_language
from nlp.reading.reading import Reading
from nlp.reading.reasons import say_reason
from nlp.reading.segmentation import split_sentences
from nlp.training.deciding import best_threshold
from nlp.training.texts import LabelledText

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Model(Protocol):
    """Scores sentences, one by one, without what is around them."""

    def score(self, sentences: Sequence[str]) -> tuple[Floats, Ints]:
        """Return the probability of each kind (n, 4), and the number of the likeliest domain (n,)."""
        ...


@dataclass(frozen=True)
class SentenceReader:
    """Reads with a model; its evidence is the sentence, cut to what evidence may be long."""

    model: Model
    codebook: Codebook
    thresholds: tuple[float, ...]

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        """Yield one reading for each narrative, in order."""
        for narrative in narratives:
            language, sentences = identify_language(narrative.text), split_sentences(narrative.text)
            found = tuple(self._findings(narrative, sentences)) if language == ENGLISH and sentences else ()
            yield Reading(narrative.id, language, sentences, found)

    def _findings(self, narrative: Narrative, sentences: Sequence[Span]) -> Iterator[Finding]:
        probabilities, domains = self.model.score([span.of(narrative.text) for span in sentences])
        for span, row, place in zip(sentences, probabilities, domains, strict=True):
            text = span.of(narrative.text)
            evidence = find_evidence(text, [Span(0, len(text))], np.zeros(len(text), np.float32))
            start, end = span.start + evidence.start, span.start + evidence.end
            words, domain = narrative.text[start:end], list(self.codebook.domains)[place]
            for kind, score, threshold in zip(self.codebook.kinds, row, self.thresholds, strict=True):
                if score >= threshold:
                    reason = say_reason(kind, domain, words)
                    yield Finding(narrative.id, kind, domain, start, end, words, round(float(score), 4), reason)


def read_with(model: Model, held_out: Sequence[LabelledText], codebook: Codebook) -> SentenceReader:
    """Return a reader with the model, its thresholds of highest F1 on held-out texts."""
    sentences = [(one.span.of(text.narrative.text), one) for text in held_out for one in text.sentences]
    probabilities, _ = model.score([words for words, _ in sentences])
    said = np.array([[one.has(kind) for kind in codebook.kinds] for _, one in sentences])
    thresholds = [best_threshold(probabilities[:, place], said[:, place]) for place in range(len(codebook.kinds))]
    return SentenceReader(model, codebook, tuple(thresholds))
