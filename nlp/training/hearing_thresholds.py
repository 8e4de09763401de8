"""The listener's thresholds, chosen on messages held out: as low as few enough false alarms allow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.listening.danger import DANGERS, Danger, plain_danger
from nlp.listening.ear import Thresholds
from nlp.listening.heard import ANSWER
from nlp.listening.impression import Impression
from nlp.listening.judge import judge_command, likeliest_command
from nlp.training.messages import Message

Heard = Sequence[tuple[Message, Impression]]


@dataclass(frozen=True)
class Limits:
    """Of messages that look alike but are not it, and of ordinary ones, how many may be mistaken.

    Answers for commands; what is no danger for one danger, or for a concern about it. Below which probability of
    danger what was learnt is surer than a rule, how probable a command is at the least, if it is that or an answer, and
    from which probability of a concern on nothing is a command: of 299 commands kept apart none comes to 0.06.
    """

    commands: tuple[float, float]
    crisis: dict[Danger, tuple[float, float]]
    concern: dict[Danger, tuple[float, float]]
    surely_calm: float = 0.0
    command_from: float = 0.5
    heavy: float = 1.0


# As many as keep patients' comments that are mistaken within three in a thousand (2.5 now), and hard negatives, kept
# apart (3.5 now) and in the talk (4.6), within five in a hundred. Surely calm are all seven of the 200 hard negatives
# kept apart in which a rule hears a plain word, and one of the 51 disclosures in which it does. Of hints of danger from
# oneself more are met with warmth than other limits would have it, so that another processor may round otherwise.
ENGLISH = Limits(
    commands=(0.03, 0.004),
    crisis={"self": (0.0165, 0.0033), "others": (0.046, 0.0155)},
    concern={"self": (0.25, 0.08), "others": (0.2, 0.055)},
    surely_calm=0.002,
    heavy=0.1,
)
GRID = np.concatenate([np.arange(0.02, 0.98, 0.01), [0.98, 0.985, 0.99, 0.995, 0.999]])
NEVER, ALWAYS = 2.0, 0.0


def choose(limits: Limits, alike: Heard, dangerous: Heard, ordinary: Heard) -> Thresholds:
    """Return thresholds, from messages heard: commands and answers alike, danger and hard negatives, ordinary ones."""
    answers = [one for one in alike if ANSWER in one[0].right]
    calm = [heard for message, heard in dangerous if message.level == "none" and not plain_danger(message.text)]
    known = [heard for message, heard in [*ordinary, *answers] if message.level == "none"]
    return Thresholds(
        max(limits.command_from, lowest(map(_sureness, answers), map(_sureness, ordinary), limits.commands)),
        {
            one: lowest((h.crisis[one] for h in calm), (h.crisis[one] for h in known), limits.crisis[one])
            for one in DANGERS
        },
        {
            one: lowest((h.concern[one] for h in calm), (h.concern[one] for h in known), limits.concern[one])
            for one in DANGERS
        },
        limits.surely_calm,
        limits.heavy,
    )


def lowest(alike: Iterable[float], ordinary: Iterable[float], most: tuple[float, float]) -> float:
    """Return the lowest threshold that at most these shares of what must not pass it pass."""
    groups = [np.array(list(group)) for group in (alike, ordinary)]
    return next((round(float(at), 3) for at in GRID if _few(groups, at, most)), NEVER)


def _few(groups: Sequence[NDArray[np.float64]], at: float, most: tuple[float, float]) -> bool:
    return all((group >= at).sum() <= share * len(group) for group, share in zip(groups, most, strict=True))


def _sureness(one: tuple[Message, Impression]) -> float:
    """Return from which threshold on an answer is taken for an answer; where rules decide, from nought."""
    message, heard = one
    if judge_command(message.text, heard, NEVER) != ANSWER or judge_command(message.text, heard, ALWAYS) == ANSWER:
        return 0.0
    return likeliest_command(heard)[1]
