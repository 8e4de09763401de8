"""The shipped reader: a fine-tuned encoder reads, its votes are counted, the parse cuts the evidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from nlp.domain.finding import Finding
from nlp.domain.narrative import Narrative, Span
from nlp.reading.asking import only_asks
from nlp.reading.evidence import share_out, spread
from nlp.reading.fair_copy import FairCopy, Spelling
from nlp.reading.language import ENGLISH, identify_language
from nlp.reading.lexicon import load_lexicon
from nlp.reading.reading import Reading
from nlp.reading.reasons import say_reason
from nlp.reading.segmentation import split_sentences
from nlp.reading.settings import Settings
from nlp.reading.votes import Counted, count
from nlp.reading.windows import Windows, as_read

BATCH = 64

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Voter(Protocol):
    """Gives the tokens of each run their votes."""

    def votes(self, runs: Sequence[Sequence[int]]) -> list[Floats]:
        """Return votes of shape (tokens, columns) for each run of token ids."""
        ...


class Splitter(Protocol):
    """Splits sentences into pieces that evidence may be made of."""

    def split(self, sentences: Iterable[str]) -> Iterator[tuple[Span, ...]]:
        """Yield the pieces of each sentence."""
        ...


@dataclass(frozen=True)
class Account:
    """The narrative at `place` in a batch, its fair copy, and the sentences of that."""

    place: int
    narrative: Narrative
    copy: FairCopy
    spans: Sequence[Span]

    @property
    def fair(self) -> Narrative:
        """The narrative as it is read."""
        return replace(self.narrative, text=self.copy.text)


@dataclass(frozen=True)
class Sentence:
    """One sentence of an account's fair copy, its votes counted; token offsets are those of a window."""

    account: Account
    span: Span
    counted: Counted
    offsets: Ints

    @property
    def text(self) -> str:
        """The words, as far as they are read."""
        return as_read(self.account.fair, self.span)


@dataclass(frozen=True)
class Label:
    """A kind and a domain, by number, that a sentence was given, and how probable the kind is."""

    kind: int
    domain: int
    score: float


class TrainedReader:
    """Reads narratives with what was learnt; languages other than English are named and not read."""

    def __init__(
        self,
        voter: Voter,
        windows: Windows,
        domain_bias: Floats,
        settings: Settings,
        clauses: Splitter,
        spelling: Spelling,
    ) -> None:
        self._voter = voter
        self._windows = windows
        self._domain_bias = domain_bias
        self._settings = settings
        self._clauses = clauses
        self._spelling = spelling

    def read(self, narratives: Iterable[Narrative]) -> Iterator[Reading]:
        """Yield one reading for each narrative, in order, holding one batch in memory."""
        waiting = iter(narratives)
        while batch := list(islice(waiting, BATCH)):
            yield from self._read_batch(batch)

    def count(self, accounts: Sequence[tuple[Narrative, Sequence[Span]]]) -> list[Counted]:
        """Return the counted votes of each sentence of the accounts, in order: what training goes by."""
        whole = [self._account(place, narrative, spans) for place, (narrative, spans) in enumerate(accounts)]
        return [one.counted for one in self._count_votes(whole)]

    def _account(self, place: int, narrative: Narrative, spans: Sequence[Span]) -> Account:
        copy = self._spelling.copy(narrative.text)
        return Account(place, narrative, copy, [copy.there(span) for span in spans])

    def _count_votes(self, accounts: Sequence[Account]) -> list[Sentence]:
        """Return the sentences of accounts, their votes counted in one pass."""
        cut = list(self._windows.cut([(account.fair, account.spans) for account in accounts]))
        votes = iter(self._voter.votes([window.ids for windows in cut for window in windows]))
        return [
            Sentence(
                account,
                account.spans[piece.number],
                count(window_votes[piece.first : piece.end], self._domain_bias),
                piece.offsets,
            )
            for account, windows in zip(accounts, cut, strict=True)
            for window, window_votes in zip(windows, islice(votes, len(windows)), strict=True)
            for piece in window.pieces
        ]

    def _read_batch(self, batch: Sequence[Narrative]) -> Iterator[Reading]:
        languages = [identify_language(narrative.text) for narrative in batch]
        spans = [split_sentences(narrative.text) for narrative in batch]
        found: list[list[Finding]] = [[] for _ in batch]
        read = [place for place, language in enumerate(languages) if language == ENGLISH and spans[place]]
        sentences = self._count_votes([self._account(place, batch[place], spans[place]) for place in read])
        logits = np.array([one.counted.kinds for one in sentences], np.float32)
        probabilities = self._settings.calibrate(logits.reshape(-1, len(self._settings.kinds)))
        for sentence, finding in self._find(sentences, probabilities):
            found[sentence.account.place].append(finding)
        unsure = self._unsure(sentences, probabilities)
        for place, narrative in enumerate(batch):
            findings = sorted(found[place], key=lambda finding: (finding.start, finding.end))
            doubts = tuple(one.account.copy.back(one.span) for one in unsure if one.account.place == place)
            yield Reading(narrative.id, languages[place], spans[place], tuple(findings), doubts)

    def _unsure(self, sentences: Sequence[Sentence], probabilities: Floats) -> list[Sentence]:
        """Return the sentences in which nothing passed and something nearly did."""
        nearest = (probabilities / np.array(self._settings.thresholds)).max(axis=1, initial=0)
        doubt = self._settings.doubt
        return [one for one, near in zip(sentences, nearest, strict=True) if doubt <= near < 1]

    def _find(self, sentences: Sequence[Sentence], probabilities: Floats) -> Iterator[tuple[Sentence, Finding]]:
        telling = [
            (sentence, labels)
            for sentence, row in zip(sentences, probabilities, strict=True)
            if not only_asks(sentence.text) and (labels := self._labels(sentence, row))
        ]
        pieces = self._clauses.split(sentence.text for sentence, _ in telling)
        for (sentence, labels), split in zip(telling, pieces, strict=True):
            for label, evidence in zip(labels, self._evidence(sentence, labels, split), strict=True):
                if not load_lexicon().denies(self._settings.kinds[label.kind], sentence.text, evidence):
                    yield sentence, self._finding(sentence, label, evidence)

    def _labels(self, sentence: Sentence, probabilities: Floats) -> list[Label]:
        """Return what a sentence is given, the surest kind first."""
        passed: list[int] = np.flatnonzero(probabilities >= np.array(self._settings.thresholds)).tolist()
        return [
            Label(kind, domain, float(probabilities[kind]))
            for kind in sorted(passed, key=lambda kind: -probabilities[kind])
            for domain in self._domains(sentence.counted.domains[kind])
        ]

    def _domains(self, logits: Floats) -> list[int]:
        """Return the likeliest domain, and the next one when that is likely too."""
        powers = np.exp(logits - logits.max())
        first, second = np.argsort(-powers)[:2].tolist()
        likely = powers[second] / powers.sum() >= self._settings.second_domain
        return [first, second] if likely else [first]

    def _evidence(self, sentence: Sentence, labels: Sequence[Label], pieces: Sequence[Span]) -> list[Span]:
        counted = sentence.counted
        laid = []
        for label in labels:
            logits = counted.evidence[:, label.kind] + self._settings.evidence_bias
            # Two domains of one kind stand apart: each token speaks more for one of them.
            for other in (one.domain for one in labels if one.kind == label.kind and one.domain != label.domain):
                logits = logits + counted.domain_votes[:, label.domain] - counted.domain_votes[:, other]
            laid.append(spread(sentence.offsets, logits, len(sentence.text)))
        return share_out(sentence.text, pieces, laid)

    def _finding(self, sentence: Sentence, label: Label, evidence: Span) -> Finding:
        kind, domain = self._settings.kinds[label.kind], self._settings.domains[label.domain]
        narrative, first = sentence.account.narrative, sentence.span.start
        span = sentence.account.copy.back(Span(first + evidence.start, first + evidence.end))
        words = span.of(narrative.text)
        reason = say_reason(kind, domain, words, narrative.question)
        return Finding(narrative.id, kind, domain, span.start, span.end, words, round(label.score, 4), reason)
