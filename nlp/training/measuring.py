"""How well findings agree with gold, over all and by source, length and channel; how far scores can be trusted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from nlp.domain.codebook import Codebook
from nlp.domain.finding import Finding
from nlp.reading.settings import Settings
from nlp.reading.trained_reader import TrainedReader
from nlp.training.figures import Figures
from nlp.training.scoring import Counts, GoldNarrative, GoldSentence, Scores, score

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]
Chosen = Callable[[GoldNarrative, GoldSentence], bool]

BINS = 10
# Words in a sentence, both ends included.
LENGTHS = {"1 to 5 words": (0, 5), "6 to 15": (6, 15), "16 to 30": (16, 30), "31 or more": (31, 10**9)}
CHANNELS = {"an answer to a question": True, "an account": False}


def measure(gold: Sequence[GoldNarrative], findings: Iterable[Finding], codebook: Codebook) -> Figures:
    """Return the comparison as plain numbers, rounded to four places."""
    scores = score(gold, findings, tuple(codebook.kinds), tuple(codebook.domains))
    return {
        "sentences": scores.sentences,
        "summary": _rounded(scores.summary()),
        "kinds": {kind: _row(counts) for kind, counts in scores.kinds.items()},
        "domains": {domain: _row(counts) for domain, counts in scores.domains.items()},
    }


def measure_parts(gold: Sequence[GoldNarrative], findings: Sequence[Finding], codebook: Codebook) -> Figures:
    """Return the summary for each source, length of sentence and channel that there is."""
    sources = sorted({one.narrative.source for one in gold})
    parts: dict[str, dict[str, Chosen]] = {
        "source": {name: lambda one, _, name=name: one.narrative.source == name for name in sources},  # type: ignore[misc]
        "length": {
            name: lambda one, sentence, least=least, most=most: least <= _words(one, sentence) <= most  # type: ignore[misc]
            for name, (least, most) in LENGTHS.items()
        },
        "channel": {
            name: lambda one, _, asked=asked: bool(one.narrative.question) == asked  # type: ignore[misc]
            for name, asked in CHANNELS.items()
        },
    }
    return {
        by: {name: found for name, chosen in named.items() if (found := _part(gold, findings, codebook, chosen))}
        for by, named in parts.items()
    }


def calibration(
    reader: TrainedReader, settings: Settings, gold: Sequence[GoldNarrative], codebook: Codebook
) -> Figures:
    """Return each kind's expected calibration error, and how often it was right where it was so sure."""
    accounts = [(one.narrative, [two.span for two in one.sentences]) for one in gold]
    probabilities = settings.calibrate(np.array([one.kinds for one in reader.count(accounts)]))
    sentences = [sentence for one in gold for sentence in one.sentences]
    figures: Figures = {}
    for place, kind in enumerate(codebook.kinds):
        sure = np.array([kind not in sentence.unsure for sentence in sentences])
        said = np.array([kind in sentence.kinds for sentence in sentences])[sure]
        figures[kind] = _reliability(probabilities[sure, place], said)
    return figures


def _reliability(probabilities: Floats, said: Bools) -> Figures:
    """Return the error, and (mean probability, share said, sentences) of each tenth of the scale that holds any."""
    places = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    bins = [
        (round(float(probabilities[at].mean()), 3), round(float(said[at].mean()), 3), int(at.sum()))
        for at in (places == place for place in np.unique(places))
    ]
    error = sum(abs(mean - share) * number for mean, share, number in bins) / max(1, len(said))
    return {"error": round(error, 4), "bins": bins}


def _part(
    gold: Sequence[GoldNarrative], findings: Sequence[Finding], codebook: Codebook, chosen: Chosen
) -> Figures | None:
    kept = [replace(one, sentences=tuple(two for two in one.sentences if chosen(one, two))) for one in gold]
    scores: Scores = score(kept, findings, tuple(codebook.kinds), tuple(codebook.domains))
    return {"sentences": scores.sentences, **_rounded(scores.summary())} if scores.sentences else None


def _words(one: GoldNarrative, sentence: GoldSentence) -> int:
    return len(sentence.span.of(one.narrative.text).split())


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in figures.items()}


def _row(counts: Counts) -> Figures:
    return {
        "n": counts.right + counts.missed,
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
    }
