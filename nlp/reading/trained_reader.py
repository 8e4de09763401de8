"""The shipped reader: encoder, words and trained heads; the parse for evidence."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.reading.evidence import share_out, spread
from nlp.reading.features import label_features, sentence_features
from nlp.reading.heads import Heads
from nlp.reading.language import ENGLISH, identify_language
from nlp.reading.lexicon import load_lexicon
from nlp.reading.reading import Reading
from nlp.reading.reasons import BARE_ANSWER, say_reason
from nlp.reading.segmentation import split_sentences
from nlp.reading.sentences import Sentence, TokenEncoder, encode_accounts

BATCH = 64

Floats = NDArray[np.float32]


class Splitter(Protocol):
    """Splits sentences into pieces that evidence may be made of."""

    def split(self, sentences: Iterable[str]) -> Iterator[tuple[Span, ...]]:
        """Yield the pieces of each sentence."""
        ...


class TrainedReader:
    """Reads narratives with the trained heads; languages other than English are named and not read."""

    def __init__(self, encoder: TokenEncoder, heads: Heads, clauses: Splitter) -> None:
        self._encoder = encoder
        self._heads = heads
        self._clauses = clauses

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        """Yield one reading for each narrative, in order, holding one batch in memory."""
        waiting = iter(narratives)
        while batch := list(islice(waiting, BATCH)):
            yield from self._read_batch(batch)

    def _read_batch(self, batch: Sequence[Narrative]) -> Iterator[Reading]:
        languages = [identify_language(narrative.text) for narrative in batch]
        spans = [split_sentences(narrative.text) for narrative in batch]
        found: list[list[Finding]] = [[] for _ in batch]
        read = [place for place, language in enumerate(languages) if language == ENGLISH and spans[place]]
        accounts = [(place, batch[place], spans[place]) for place in read]
        for sentence, finding in self._find(encode_accounts(self._encoder, accounts)):
            found[sentence.place].append(finding)
        for narrative, language, split, findings in zip(batch, languages, spans, found, strict=True):
            findings.sort(key=lambda finding: (finding.start, finding.end))
            yield Reading(narrative.id, language, split, tuple(findings))

    def _find(self, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Finding]]:
        lexicon, probabilities = load_lexicon(), self.probabilities(sentences)
        passed = probabilities >= np.array(self._heads.settings.thresholds)
        telling: list[int] = np.flatnonzero(passed.any(axis=1)).tolist()
        pieces = self._clauses.split(sentences[row].text for row in telling)
        for row, split in zip(telling, pieces, strict=True):
            sentence, scores = sentences[row], probabilities[row]
            passed_kinds: list[int] = np.flatnonzero(passed[row]).tolist()
            kinds = sorted(passed_kinds, key=lambda kind: -scores[kind])
            for kind, evidence in zip(kinds, self._evidence(sentence, kinds, split), strict=True):
                if not lexicon.denies(self._heads.settings.kinds[kind], sentence.text, evidence):
                    yield sentence, self._finding(sentence, kind, evidence, float(scores[kind]))

    def probabilities(self, sentences: Sequence[Sentence]) -> Floats:
        """Return the calibrated probability of each kind for each sentence, shape (n, kinds)."""
        settings = self._heads.settings
        rows = self._heads.words.rows(sentence.text for sentence in sentences)
        logits = self._heads.kinds.logits(sentence_features([sentence.encoded for sentence in sentences]), rows)
        probabilities = settings.calibrate(logits)
        for row, sentence in enumerate(sentences):
            if sentence.asked:
                kind = settings.kinds.index(sentence.asked)
                probabilities[row, kind] = settings.after_question(float(probabilities[row, kind]), sentence.bare)
        return probabilities

    def _evidence(self, sentence: Sentence, kinds: Sequence[int], pieces: Sequence[Span]) -> list[Span]:
        heads, encoded = self._heads, sentence.encoded
        bias = heads.evidence_bias[kinds] + heads.settings.evidence_bias
        logits = encoded.states @ heads.evidence[kinds].T + bias
        return share_out(sentence.text, pieces, [spread(encoded.offsets, one, len(sentence.text)) for one in logits.T])

    def _finding(self, sentence: Sentence, kind: int, evidence: Span, score: float) -> Finding:
        settings, narrative = self._heads.settings, sentence.narrative
        dense = label_features(sentence.encoded, evidence, sentence.account, kind, len(settings.kinds))
        domains = self._heads.domains.logits(dense[None], self._heads.words.rows([sentence.text]))
        name = settings.kinds[kind]
        start, end = sentence.span.start + evidence.start, sentence.span.start + evidence.end
        words = narrative.text[start:end]
        reason = BARE_ANSWER[name] if sentence.bare and sentence.asked == name else say_reason(name, words)
        return Finding(
            narrative.id, name, settings.domains[int(domains.argmax())], start, end, words, round(score, 4), reason
        )
