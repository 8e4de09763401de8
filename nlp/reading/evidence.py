"""Evidence: the shortest run of the person's words that shows a label."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from nlp.domain.narrative import Span
from nlp.reading.lexicon import load_lexicon

Floats = NDArray[np.float32]
Scored = list[tuple[Span, float]]

MOST_WORDS = 25
WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
REMARK = re.compile(r"\[[^\[\]]*\]")


def spread(offsets: NDArray[np.int64], logits: Floats, length: int) -> Floats:
    """Lay each token's logit on its characters; characters of no token have none (nan)."""
    laid = np.full(length, np.nan, np.float32)
    for (start, end), logit in zip(offsets, logits, strict=True):
        laid[start:end] = logit
    return laid


def share_out(sentence: str, pieces: Sequence[Span], laids: Sequence[Floats]) -> list[Span]:
    """Return the evidence of each of a sentence's labels, the surest first, apart from each other where it can be.

    Each piece is kept for the label that it speaks for most.
    """
    means = np.array([[_mean(laid[piece.start : piece.end]) for piece in pieces] for laid in laids])
    found: list[Span] = []
    for place, laid in enumerate(laids):
        others = [piece for piece, owner in zip(pieces, means.argmax(axis=0), strict=True) if owner != place]
        found.append(find_evidence(sentence, pieces, laid, [*found, *others]))
    return found


def find_evidence(sentence: str, pieces: Sequence[Span], laid: Floats, taken: Sequence[Span] = ()) -> Span:
    """Return the run of whole pieces whose words speak most for a label, trimmed, of at most 25 words.

    `laid` holds a logit for each character; words that no logit reaches count as nothing. Runs that overlap what is
    `taken` by another label come last. A sentence without words is its own evidence.
    """
    words = _scored_words(sentence, laid)
    if not words:
        return Span(0, len(sentence))
    runs = list(_runs(sentence, pieces, words)) or list(_windows(words))
    apart = [run for run in runs if run[1] > 0 and not any(_overlap(run[0], other) for other in taken)]
    best, _ = max(apart or runs, key=lambda run: run[1])
    return _trim(sentence, best)


def _scored_words(sentence: str, laid: Floats) -> Scored:
    remarks = [match.span() for match in REMARK.finditer(sentence)]
    spans = [Span(*match.span()) for match in WORD.finditer(sentence)]
    said = [span for span in spans if not any(start < span.start < end for start, end in remarks)]
    logits = [laid[span.start : span.end] for span in said]
    return [(span, _mean(values)) for span, values in zip(said, logits, strict=True)]


def _runs(sentence: str, pieces: Sequence[Span], words: Scored) -> Iterator[tuple[Span, float]]:
    """Yield every run of neighbouring pieces that is short enough and not only "and", with the sum of its words."""
    held = [[word for word in words if piece.start <= word[0].start < piece.end] for piece in pieces]
    for first in range(len(pieces)):
        run: Scored = []
        for more in held[first:]:
            run = run + more
            if len(run) > MOST_WORDS:
                break
            if more and held[first] and any(_says_something(sentence, word) for word, _ in run):
                yield Span(run[0][0].start, run[-1][0].end), sum(logit for _, logit in run)


def _windows(words: Scored) -> Iterator[tuple[Span, float]]:
    """Yield every stretch of as many words as are allowed: for a sentence that is one long piece."""
    for first in range(max(1, len(words) - MOST_WORDS + 1)):
        run = words[first : first + MOST_WORDS]
        yield Span(run[0][0].start, run[-1][0].end), sum(logit for _, logit in run)


def _trim(sentence: str, span: Span) -> Span:
    """Leave out what only leads up to the words or trails after them, unless nothing else is there."""
    words = [Span(*match.span()) for match in WORD.finditer(sentence, span.start, span.end)]
    lexicon, first, last = load_lexicon(), 0, len(words) - 1
    while first < last and words[first].of(sentence).lower() in lexicon.openers:
        first += 1
    while last > first and words[last].of(sentence).lower() in lexicon.closers:
        last -= 1
    return Span(words[first].start, words[last].end)


def _says_something(sentence: str, word: Span) -> bool:
    return word.of(sentence).lower() not in load_lexicon().fillers


def _mean(logits: Floats) -> float:
    known = logits[~np.isnan(logits)]
    return float(known.mean()) if len(known) else 0.0


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
