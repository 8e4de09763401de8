"""How well the features of co-production can be told from a story: `python -m nlp.training.co_production`.

As simple as may work: the vector of the story, and a logistic regression for each code.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.multiclass import OneVsRestClassifier

from nlp.reading.encoder import Encoder
from nlp.themes.intervals import Share, share

FOLDER = Path(__file__).parents[2] / "training_data" / "co_production"
CARD_FOLDER = Path(__file__).parents[2] / "models" / "co_production"
FOLDS, SEED = 5, 2014

CARD = """\
# Telling the features of co-production from a story

Made by `python -m nlp.training.co_production` from {stories} written stories (`training_data/co_production/README.md`):
a logistic regression for each code over the story's vector (all-MiniLM-L6-v2). In brackets: 95% intervals (Wilson).

## Cross-validation, {folds} folds, on what was learnt from

{crossed}

## On the stories kept apart

{apart}

## Use

**None: it is not good enough.** No report and no page shows these codes. Other settings were tried by
cross-validation alone (more and less regularisation, a lower threshold, MPNet in place of MiniLM): F1 was at most 0.40.
Perhaps the vectors hold the topic more than who does what with whom; that was not tested. The stories, their codes and
the codebook are by one author, and no real story has been measured. Next: more stories, two coders,
a fine-tuned encoder.
"""

Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Story:
    """A story with its codes; those kept apart are never learnt from."""

    text: str
    codes: frozenset[str]
    kept_apart: bool


@dataclass(frozen=True)
class Figures:
    """For a code or for all: how many of those given are right, and how many of those that are there were given."""

    precision: Share
    recall: Share


def load_codes() -> dict[str, dict[str, Any]]:
    """Read the codebook for whole stories."""
    codes: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "codebook.yml").read_text(encoding="utf-8"))["codes"]
    return codes


def load_stories() -> list[Story]:
    """Read the stories."""
    lines = (FOLDER / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Story(row["text"], frozenset(row["codes"]), row["kept_apart"]) for row in rows]


def measure(stories: Sequence[Story], vectors: Floats, codes: Sequence[str]) -> dict[str, dict[str, Figures]]:
    """Return figures by code and for all: by cross-validation, and on what was kept apart."""
    truth: Bools = np.array([[code in story.codes for code in codes] for story in stories])
    apart: Bools = np.array([story.kept_apart for story in stories])
    model = OneVsRestClassifier(LogisticRegression(C=10, class_weight="balanced", max_iter=1000))
    folds = KFold(FOLDS, shuffle=True, random_state=SEED)
    guessed = cross_val_predict(model, vectors[~apart], truth[~apart].astype(int), cv=folds).astype(bool)
    said = model.fit(vectors[~apart], truth[~apart].astype(int)).predict(vectors[apart]).astype(bool)
    return {
        "cross_validation": _figures(truth[~apart], guessed, codes),
        "kept_apart": _figures(truth[apart], said, codes),
    }


def _figures(truth: Bools, said: Bools, codes: Sequence[str]) -> dict[str, Figures]:
    columns = {code: (truth[:, at], said[:, at]) for at, code in enumerate(codes)} | {"all": (truth, said)}
    return {code: _figure(there, given) for code, (there, given) in columns.items()}


def _figure(there: Bools, given: Bools) -> Figures:
    right = int((there & given).sum())
    return Figures(share(right, int(given.sum())), share(right, int(there.sum())))


def card(figures: dict[str, dict[str, Figures]], names: dict[str, str], stories: int) -> str:
    """Return the card: what was measured, on what, and what it may be used for."""
    return CARD.format(
        stories=stories,
        folds=FOLDS,
        crossed=_table(figures["cross_validation"], names),
        apart=_table(figures["kept_apart"], names),
    )


def _table(figures: dict[str, Figures], names: dict[str, str]) -> str:
    rows = [
        f"| {names.get(code, 'all')} | {_said(one.precision)} | {_said(one.recall)} |" for code, one in figures.items()
    ]
    return "\n".join(["| code | right of those given | found of those there |", "|---|---|---|", *rows])


def _said(one: Share) -> str:
    return f"{one.count} of {one.of} ({one.interval.low:.0%} to {one.interval.high:.0%})"


def main() -> None:
    """Measure, and write the card."""
    stories, codes = load_stories(), load_codes()
    figures = measure(stories, Encoder.load().encode([story.text for story in stories]), list(codes))
    page = card(figures, {code: fields["name"] for code, fields in codes.items()}, len(stories))
    CARD_FOLDER.mkdir(parents=True, exist_ok=True)
    (CARD_FOLDER / "card.md").write_text(page, encoding="utf-8")
    sys.stdout.write(page)


if __name__ == "__main__":
    main()
