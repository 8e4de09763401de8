"""The danger heads: fitted, held out, their thresholds chosen, and how well they hear."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.model_selection import StratifiedKFold

from nlp.listening.danger import Danger, plain_danger
from nlp.listening.features import Floats
from nlp.listening.heads import Linear, Thresholds, sigmoid
from nlp.listening.judge import Alarm, judge_danger
from nlp.training.figures import Figures
from nlp.training.listener_fit import fit_danger, share
from nlp.training.listener_texts import Disclosure

FOLDS = 5
# Of the hard negatives, own file and own head: a little below 0.07 and 0.20, since the other head adds to them.
MOST_FALSE_CRISIS = 0.06
MOST_FALSE_EITHER = 0.15
MOST_ORDINARY_CRISIS = 0.002
MOST_ORDINARY_EITHER = 0.01
GRID = np.arange(0.05, 0.995, 0.005)
BUDGETS = (0.03, 0.05, 0.07, 0.10, 0.15, 0.20, 0.30)


@dataclass(frozen=True)
class HeldOut:
    """One file's rows, and what a head that never saw them gives to each, and to each ordinary text."""

    rows: Sequence[Disclosure]
    own: Floats
    ordinary: Floats
    head: Linear


def learn_danger(rows: Sequence[Disclosure], features: csr_matrix, ordinary: csr_matrix) -> HeldOut:
    """Fit one head on everything, and five times on four fifths; a concern is never learnt from."""
    levels = np.array([row.level for row in rows])
    own, calm = np.zeros(len(rows), np.float32), np.zeros(ordinary.shape[0], np.float32)
    turns = np.arange(ordinary.shape[0]) % FOLDS
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(levels, levels)
    for turn, (learn, hold) in enumerate(folds):
        crisis, none = (learn[levels[learn] == level] for level in ("crisis", "none"))
        fitted = fit_danger(features[crisis], features[none], ordinary[turns != turn])
        own[hold] = probability(fitted, features[hold])
        calm[turns == turn] = probability(fitted, ordinary[turns == turn])
    return HeldOut(rows, own, calm, fit_danger(features[levels == "crisis"], features[levels == "none"], ordinary))


def probability(head: Linear, features: csr_matrix) -> Floats:
    """Return the probability of danger, shape (n,), of sparse features."""
    return sigmoid((features @ head.weights.T + head.bias)[:, 0])


def choose_thresholds(held_out: HeldOut) -> tuple[float, float]:
    """Return the lowest probabilities for crisis and for concern that alarm few enough who are in no danger."""
    crisis = _lowest(held_out, MOST_FALSE_CRISIS, MOST_ORDINARY_CRISIS)
    return crisis, min(crisis, _lowest(held_out, MOST_FALSE_EITHER, MOST_ORDINARY_EITHER))


def danger_figures(
    rows: Sequence[Disclosure], probabilities: Mapping[Danger, Floats], thresholds: Thresholds, held_out: HeldOut
) -> Figures:
    """Return how one file is heard by plain words and both heads together, none of which has learnt from the row."""
    alarms = alarms_for([row.text for row in rows], probabilities, thresholds)
    heard = list(zip(rows, alarms, strict=True))
    crisis = [(row, alarm) for row, alarm in heard if row.level == "crisis"]
    none = [(row, alarm) for row, alarm in heard if row.level == "none"]
    return {
        "crisis": {"n": len(crisis), **_rates(crisis)},
        "crisis_plain": _rates([pair for pair in crisis if not pair[0].indirect]),
        "crisis_indirect": _rates([pair for pair in crisis if pair[0].indirect]),
        "crisis_by_plain_words_alone": share(plain_danger(row.text) is not None for row, _ in crisis),
        "concern": _rates([pair for pair in heard if pair[0].level == "concern"]),
        "hard_negatives": {"n": len(none), **_rates(none)},
        "missed_by_type": _by_type(crisis, lambda alarm: not alarm.danger and not alarm.concern),
        "false_crisis_by_type": _by_type(none, lambda alarm: alarm.danger is not None),
        "trade_off": [_at(held_out, budget) for budget in BUDGETS],
    }


def alarms_for(texts: Sequence[str], probabilities: Mapping[Danger, Floats], thresholds: Thresholds) -> list[Alarm]:
    """Return the alarm of each text."""
    each = [{danger: float(values[at]) for danger, values in probabilities.items()} for at in range(len(texts))]
    return [judge_danger(text, one, thresholds) for text, one in zip(texts, each, strict=True)]


def _lowest(held_out: HeldOut, most_false: float, most_ordinary: float) -> float:
    none = [(row, value) for row, value in zip(held_out.rows, held_out.own, strict=True) if row.level == "none"]
    plain = np.array([plain_danger(row.text) is not None for row, _ in none])
    values = np.array([value for _, value in none])
    for at in GRID:
        if (plain | (values >= at)).mean() <= most_false and (held_out.ordinary >= at).mean() <= most_ordinary:
            return round(float(at), 3)
    return 1.0


def _at(held_out: HeldOut, budget: float) -> Figures:
    threshold = _lowest(held_out, budget, most_ordinary=1.0)
    heard = [
        (row.level, plain_danger(row.text) is not None or value >= threshold)
        for row, value in zip(held_out.rows, held_out.own, strict=True)
    ]
    return {
        "hard_negatives": share(alarm for level, alarm in heard if level == "none"),
        "disclosures": share(alarm for level, alarm in heard if level == "crisis"),
        "ordinary": share(value >= threshold for value in held_out.ordinary),
    }


def _rates(pairs: Sequence[tuple[Disclosure, Alarm]]) -> Figures:
    return {
        "as_crisis": share(alarm.danger is not None for _, alarm in pairs),
        "as_either": share(alarm.danger is not None or alarm.concern for _, alarm in pairs),
    }


def _by_type(pairs: Sequence[tuple[Disclosure, Alarm]], counts: Callable[[Alarm], bool]) -> dict[str, str]:
    by_type = groupby(sorted(pairs, key=lambda pair: pair[0].type), key=lambda pair: pair[0].type)
    found = {name: [counts(alarm) for _, alarm in group] for name, group in by_type}
    return {name: f"{sum(flags)} of {len(flags)}" for name, flags in found.items() if any(flags)}
