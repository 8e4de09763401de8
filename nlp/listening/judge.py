"""From an impression to what was heard: rules first, then what was learnt, and in doubt an answer."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from nlp.listening.commands import exact_command
from nlp.listening.danger import DANGERS, Danger, certain_danger, plain_danger, was_danger
from nlp.listening.ear import Thresholds
from nlp.listening.heard import ANSWER, COMMANDS, CRISIS
from nlp.listening.impression import LABELS, Impression
from nlp.listening.plain import plain
from nlp.listening.questions import Asks, question_to_the_bot
from nlp.listening.yes_no import plain_yes_or_no, wavers
from nlp.reading.language import ENGLISH, identify_language

STOP = COMMANDS[0]
# These words alone end contact, whatever else might be heard in them: carriers honour the same (facts on opt-out).
OPT_OUT = frozenset(["stop", "unsubscribe", "stopall", "optout", "opt out", "end", "quit", "cancel", "revoke"])
LONGEST_COMMAND = 60
# From here on an answer may have been a command: it is kept, and the reply says how to give the command.
DOUBTFUL = 0.3


@dataclass(frozen=True)
class Judged:
    """How a message is taken, whose hand a danger comes from, whether it is a concern, what it asks about the talk.

    `offers` is the command, without "command:", that an answer may have been.
    """

    heard_as: str
    danger: Danger | None = None
    concern: bool = False
    asks: Asks | None = None
    offers: str | None = None


def judge(text: str, impression: Impression, thresholds: Thresholds) -> Judged:
    """Return how a message is taken: danger before commands, commands before answers."""
    if plain(text) in OPT_OUT:
        return Judged(STOP)
    spoken = plain_danger(text)
    if danger := _danger(text, spoken, impression, thresholds):
        return Judged(CRISIS, danger)
    asked = question_to_the_bot(text)
    about = asked.about if asked else None
    if asked and not asked.besides:
        return Judged(asked.heard_as, asks=about)
    # A plain word is never passed over, however calm the rest, and however long ago.
    told = spoken is not None or was_danger(text)
    concern = told or any(impression.concern[danger] >= thresholds.concern[danger] for danger in DANGERS)
    if max(impression.concern.values()) >= thresholds.heavy:
        # "What is the point of me" asks no why.
        heard_as = ANSWER
    elif asked:
        heard_as = ANSWER if concern else _command_of(asked.besides)
    else:
        heard_as = judge_command(text, impression, thresholds.command)
    offers = _doubtful_command(text, impression) if heard_as == ANSWER and not (asked or concern) else None
    return Judged(heard_as, concern=concern and heard_as == ANSWER, asks=about, offers=offers)


def _command_of(parts: Iterable[str]) -> str:
    """Return the command that every one of the parts is, and nothing else; else they are an answer."""
    commands = {exact_command(part) for part in parts}
    only = commands.pop() if len(commands) == 1 else None
    return only if only in COMMANDS else ANSWER


def judge_command(text: str, impression: Impression, threshold: float) -> str:
    """Return how a message is taken that is no danger.

    A plain yes or no is an answer, a short form is its command. Else the impression must be sure, of more than a word.
    """
    if plain_yes_or_no(text) or wavers(text):
        return ANSWER
    if exact := exact_command(text):
        return exact
    likeliest, sureness = likeliest_command(impression)
    return likeliest if 1 < len(text.split()) <= LONGEST_COMMAND and sureness >= threshold else ANSWER


def likeliest_command(impression: Impression) -> tuple[str, float]:
    """Return the likeliest command or small talk, and how probable it is if the message is either that or an answer.

    What might be any of five commands, each hardly likely, is more likely an answer.
    """
    at = 1 + int(np.argmax(impression.meant[1:]))
    return LABELS[at], float(impression.meant[at] / (impression.meant[at] + impression.meant[0]))


def _doubtful_command(text: str, impression: Impression) -> str | None:
    doubtful = judge_command(text, impression, DOUBTFUL)
    return doubtful.removeprefix("command:") if doubtful in COMMANDS else None


def danger_in(text: str, impression: Impression, thresholds: Thresholds) -> Danger | None:
    """Return the danger that a message speaks of, as `judge` hears it."""
    return _danger(text, plain_danger(text), impression, thresholds)


def _danger(text: str, spoken: Danger | None, impression: Impression, thresholds: Thresholds) -> Danger | None:
    """Return the danger: a plain word is one in all but the calmest talk, else what is furthest above its threshold.

    A plain yes or no is none: it says nothing by itself, and what was learnt hears more in it than is there.
    """
    if spoken and (certain_danger(text) or not _is_surely_calm(text, impression, thresholds.surely_calm)):
        return spoken
    if plain_yes_or_no(text):
        return None
    above = {danger: impression.crisis[danger] - thresholds.crisis[danger] for danger in DANGERS}
    nearest = max(DANGERS, key=lambda danger: above[danger])
    return nearest if above[nearest] >= 0 else None


def _is_surely_calm(text: str, impression: Impression, surely_calm: float) -> bool:
    """Say whether a plain word stands in talk that is calm beyond doubt, in English: "hit me with a pillow"."""
    return max(impression.crisis.values()) < surely_calm and identify_language(text) == ENGLISH
