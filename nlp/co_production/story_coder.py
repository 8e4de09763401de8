"""Codes whole stories: a story shows a code as plainly as the sentence that shows it most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from nlp.co_production.signs import Signs, count
from nlp.domain.feature import Feature
from nlp.domain.narrative import Narrative, Span
from nlp.reading.evidence import find_evidence, spread
from nlp.reading.fair_copy import FairCopy, Spelling
from nlp.reading.settings import Settings
from nlp.reading.trained_reader import Splitter, Voter
from nlp.reading.windows import Windows, as_read

Floats = NDArray[np.float32]
Story = tuple[Narrative, Sequence[Span]]


@dataclass(frozen=True)
class Sentence:
    """One sentence of a story's fair copy with its signs; token offsets are from its beginning."""

    words: str
    span: Span
    signs: Signs
    offsets: NDArray[np.int64]


class StoryCoder:
    """Gives each story the features of co-production that it shows."""

    def __init__(
        self, voter: Voter, windows: Windows, settings: Settings, clauses: Splitter, spelling: Spelling
    ) -> None:
        self._voter = voter
        self._windows = windows
        self._settings = settings
        self._clauses = clauses
        self._spelling = spelling

    def code(self, stories: Sequence[Story]) -> list[tuple[Feature, ...]]:
        """Return the features of each story, given with its sentences: at most one for each code, in text order."""
        copies = self._copies(stories)
        return [
            tuple(sorted(self._features(narrative, copy, sentences), key=lambda one: one.start))
            for (narrative, _), copy, sentences in zip(stories, copies, self._signs(stories, copies), strict=True)
        ]

    def logits(self, stories: Sequence[Story]) -> Floats:
        """Return how plainly each story shows each code, shape (stories, codes): what thresholds are decided on."""
        signs = self._signs(stories, self._copies(stories))
        return np.stack([np.max([one.signs.codes for one in sentences], axis=0) for sentences in signs])

    def _copies(self, stories: Sequence[Story]) -> list[FairCopy]:
        return [self._spelling.copy(narrative.text) for narrative, _ in stories]

    def _signs(self, stories: Sequence[Story], copies: Sequence[FairCopy]) -> Iterator[list[Sentence]]:
        fair = [
            (replace(narrative, text=copy.text), [copy.there(span) for span in spans])
            for (narrative, spans), copy in zip(stories, copies, strict=True)
        ]
        cut = list(self._windows.cut(fair))
        votes = iter(self._voter.votes([window.ids for windows in cut for window in windows]))
        for (narrative, spans), windows in zip(fair, cut, strict=True):
            yield [
                Sentence(
                    as_read(narrative, spans[piece.number]),
                    spans[piece.number],
                    count(window_votes[piece.first : piece.end]),
                    piece.offsets,
                )
                for window, window_votes in zip(windows, islice(votes, len(windows)), strict=True)
                for piece in window.pieces
            ]

    def _features(self, narrative: Narrative, copy: FairCopy, sentences: Sequence[Sentence]) -> Iterator[Feature]:
        if not sentences:
            return
        settings = self._settings
        probabilities = settings.calibrate(np.stack([one.signs.codes for one in sentences]))
        for place, code in enumerate(settings.kinds):
            best = int(probabilities[:, place].argmax())
            score = float(probabilities[best, place])
            if score >= settings.thresholds[place]:
                sentence = sentences[best]
                logits = sentence.signs.evidence[:, place] + settings.evidence_bias
                [pieces] = self._clauses.split([sentence.words])
                words = find_evidence(sentence.words, pieces, spread(sentence.offsets, logits, len(sentence.words)))
                first = sentence.span.start
                span = copy.back(Span(first + words.start, first + words.end))
                yield Feature(narrative.id, code, span.start, span.end, span.of(narrative.text), round(score, 4))
