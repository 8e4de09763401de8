"""What the votes of a message's tokens come to: how it is meant, and whether it speaks of danger."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.listening.danger import DANGERS, Danger
from nlp.listening.heard import ANSWER, COMMANDS, SMALLTALK

Floats = NDArray[np.float32]

LABELS = (ANSWER, *COMMANDS, SMALLTALK)
LEVELS = ("concern", "crisis")
# The head's columns, side by side: what each question about a message attends to (how it is meant, each danger); then
# votes and means of every label and of every danger's levels ("concern" is at least that).
QUESTIONS = 1 + len(DANGERS)
MEANT, ALARMS = len(LABELS), len(DANGERS) * len(LEVELS)
WIDTHS = {
    "attention": QUESTIONS,
    "meant_vote": MEANT,
    "meant_mean": MEANT,
    "alarm_vote": ALARMS,
    "alarm_mean": ALARMS,
}
COLUMNS = sum(WIDTHS.values())


@dataclass(frozen=True)
class Impression:
    """How probable each of LABELS is (labels,), and how probable danger of each sort and level is."""

    meant: Floats
    crisis: dict[Danger, float]
    concern: dict[Danger, float]


def impression_of(votes: Floats) -> Impression:
    """Return what the votes (tokens, COLUMNS) of one message come to; without tokens it is an answer."""
    if not len(votes):
        calm = dict.fromkeys(DANGERS, 0.0)
        return Impression(np.eye(MEANT, dtype=np.float32)[0], calm, calm)
    attention, meant_vote, meant_mean, alarm_vote, alarm_mean = np.split(
        votes, np.cumsum(list(WIDTHS.values()))[:-1], axis=1
    )
    weight = np.exp(attention - attention.max(axis=0))
    weight /= weight.sum(axis=0)
    meant = weight[:, 0] @ meant_vote + meant_mean.mean(axis=0)
    alarm_weight = np.repeat(weight[:, 1:], len(LEVELS), axis=1)
    alarms = 1 / (1 + np.exp(-(alarm_weight * alarm_vote).sum(axis=0) - alarm_mean.mean(axis=0)))
    by_danger = alarms.reshape(len(DANGERS), len(LEVELS))
    powers = np.exp(meant - meant.max())
    return Impression(
        powers / powers.sum(),
        {danger: float(levels[1]) for danger, levels in zip(DANGERS, by_danger, strict=True)},
        {danger: float(levels.max()) for danger, levels in zip(DANGERS, by_danger, strict=True)},
    )
