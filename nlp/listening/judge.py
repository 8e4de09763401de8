"""From scores to what was heard: rules first, then the trained heads, and in doubt an answer."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nlp.listening.commands import cue_counts, exact_command
from nlp.listening.danger import Danger, plain_danger
from nlp.listening.features import Floats
from nlp.listening.heads import Thresholds
from nlp.listening.heard import ANSWER
from nlp.listening.plain import plain
from nlp.listening.yes_no import plain_yes_or_no

LONGEST_COMMAND = 60
# Shorter messages are the rules' business: "somewhere private" is an answer, "private" may be a command.
SHORTEST_FOR_HEAD = 4


@dataclass(frozen=True)
class Alarm:
    """Danger, and whose hand it comes from; or a concern; or neither."""

    danger: Danger | None
    concern: bool


def judge_danger(text: str, probabilities: Mapping[Danger, float], thresholds: Thresholds) -> Alarm:
    """Return the alarm: a plain word is always danger, else the head that is furthest above its threshold."""
    if plain := plain_danger(text):
        return Alarm(plain, concern=False)
    above = {danger: value - thresholds.crisis[danger] for danger, value in probabilities.items()}
    nearest = max(above, key=lambda danger: above[danger])
    if above[nearest] >= 0:
        return Alarm(nearest, concern=False)
    return Alarm(None, concern=any(value >= thresholds.concern[danger] for danger, value in probabilities.items()))


def judge_command(text: str, probabilities: Floats, labels: tuple[str, ...], threshold: float) -> str:
    """Return how a message is taken that is no danger; `probabilities` (labels,) come from the command head.

    A plain yes or no is an answer, a short form is its command. Else the head must be sure, and the message must speak
    of the conversation: without one cue of that it is an answer.
    """
    if plain_yes_or_no(text):
        return ANSWER
    if exact := exact_command(text):
        return exact
    plain_text = plain(text)
    asks, length = "?" in plain_text, len(plain_text.replace("?", "").split())
    if length > LONGEST_COMMAND or (length < SHORTEST_FOR_HEAD and not asks) or not any(cue_counts(plain_text)):
        return ANSWER
    order = np.argsort(-probabilities)
    likeliest = next(labels[place] for place in order if labels[place] != ANSWER)
    sure = 1 - probabilities[labels.index(ANSWER)] >= threshold
    return likeliest if sure else ANSWER
