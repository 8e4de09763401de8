"""Figures as they stand in metrics.json and in the model card."""

from typing import Any

from nlp.training.scoring import Counts, Scores

Figures = dict[str, Any]


def as_figures(scores: Scores) -> Figures:
    """Return a comparison with a gold file as plain numbers, rounded to four places."""
    return {
        "sentences": scores.sentences,
        "summary": {name: round(value, 4) for name, value in scores.summary().items()},
        "kinds": {kind: _row(counts) for kind, counts in scores.kinds.items()},
        "domains": {domain: _row(counts) for domain, counts in scores.domains.items()},
    }


def _row(counts: Counts) -> Figures:
    return {
        "n": counts.right + counts.missed,
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
    }
