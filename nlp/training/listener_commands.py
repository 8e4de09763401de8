"""The command head: fitted, held out, its threshold chosen, and how well it hears."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.model_selection import StratifiedGroupKFold

from nlp.listening.commands import exact_command
from nlp.listening.features import Floats, Scales, command_features, dense
from nlp.listening.heads import Linear, softmax
from nlp.listening.heard import ANSWER, SMALLTALK
from nlp.listening.judge import judge_command
from nlp.reading.encoder import Encoder
from nlp.training.figures import Figures
from nlp.training.listener_fit import fit_commands, share
from nlp.training.listener_texts import Labelled, count_answers

FOLDS = 5
# heard_as.jsonl does not mark which of its answers are shaped like commands; its card says 400.
SHAPED_LIKE_COMMANDS = 400
MOST_FALSE_SHAPED = 0.03
MOST_FALSE_ORDINARY = 0.005
GRID = np.arange(0.30, 0.995, 0.01)


@dataclass(frozen=True)
class HeldOut:
    """Messages, then chatty answers, and the probabilities (n, labels) from heads that never saw them."""

    messages: Sequence[Labelled]
    chatty: Sequence[Labelled]
    labels: tuple[str, ...]
    probabilities: Floats

    def heard(self, threshold: float) -> tuple[list[str], list[str]]:
        """Return how messages and chatty answers are heard at a threshold."""
        texts = [one.text for one in (*self.messages, *self.chatty)]
        rows = zip(texts, self.probabilities, strict=True)
        heard = [judge_command(text, row, self.labels, threshold) for text, row in rows]
        return heard[: len(self.messages)], heard[len(self.messages) :]


def learn_commands(
    messages: Sequence[Labelled], chatty: Sequence[Labelled], encoder: Encoder, scales: Scales
) -> tuple[tuple[str, ...], Linear, HeldOut]:
    """Fit the head on everything, and five times on four fifths; returns labels, head and held-out scores."""
    everything = [*messages, *chatty]
    texts = [one.text for one in everything]
    features = command_features(texts, [one.question for one in everything], dense(texts, encoder), scales)
    right = np.array([one.right[0] for one in everything])
    labels, head = fit_commands(features, list(right))
    probabilities = np.zeros((len(everything), len(labels)), np.float32)
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    for learn, hold in folds.split(features, right, [one.group for one in everything]):
        _, fitted = fit_commands(features[learn], list(right[learn]))
        probabilities[hold] = softmax(fitted.logits(features[hold]))
    return labels, head, HeldOut(messages, chatty, labels, probabilities)


def choose_threshold(held_out: HeldOut) -> float:
    """Return the lowest threshold that takes few enough answers for commands."""
    return next((round(float(at), 2) for at in GRID if _few_enough(held_out, float(at))), 1.0)


def command_figures(held_out: HeldOut, threshold: float) -> Figures:
    """Return how commands and answers were heard, held out, rules and head together."""
    heard, heard_chatty = held_out.heard(threshold)
    rows = list(zip(held_out.messages, heard, strict=True))
    commands = [(one, said) for one, said in rows if ANSWER not in one.right and one.right != (SMALLTALK,)]
    small = [(one, said) for one, said in rows if one.right == (SMALLTALK,)]
    calls = [(one, said) for one, said in rows if said not in (ANSWER, SMALLTALK)]
    return {
        "threshold": threshold,
        "commands": len(commands),
        "right": share(said in one.right for one, said in commands),
        "right_by_rule": share(exact_command(one.text) in one.right for one, _ in commands),
        "heard_as_another_command": share(said not in (*one.right, ANSWER) for one, said in commands),
        "precision": share(said in one.right for one, said in calls),
        "smalltalk_right": share(said in one.right for one, said in small),
        "answers": len(_answers(held_out)),
        "false_commands": _false(held_out, heard),
        "false_commands_of_shaped": _false(held_out, heard) / SHAPED_LIKE_COMMANDS,
        "ordinary_answers": count_answers(),
        "false_commands_in_ordinary": _false_chatty(heard_chatty),
        "by_command": _by_command(commands),
        "trade_off": [_at(held_out, float(at)) for at in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)],
    }


def _few_enough(held_out: HeldOut, threshold: float) -> bool:
    heard, chatty = held_out.heard(threshold)
    few = _false(held_out, heard) <= MOST_FALSE_SHAPED * SHAPED_LIKE_COMMANDS
    return few and _false_chatty(chatty) <= MOST_FALSE_ORDINARY * count_answers()


def _at(held_out: HeldOut, threshold: float) -> Figures:
    heard, chatty = held_out.heard(threshold)
    rows = zip(held_out.messages, heard, strict=True)
    right = share(said in one.right for one, said in rows if ANSWER not in one.right and one.right != (SMALLTALK,))
    return {
        "threshold": threshold,
        "right": right,
        "false_commands": _false(held_out, heard),
        "false_commands_in_ordinary": _false_chatty(chatty),
    }


def _answers(held_out: HeldOut) -> list[Labelled]:
    return [one for one in held_out.messages if ANSWER in one.right]


def _false(held_out: HeldOut, heard: Sequence[str]) -> int:
    rows = zip(held_out.messages, heard, strict=True)
    return sum(ANSWER in one.right and said not in one.right for one, said in rows)


def _false_chatty(heard: Sequence[str]) -> int:
    return sum(said != ANSWER for said in heard)


def _by_command(rows: Sequence[tuple[Labelled, str]]) -> dict[str, float]:
    asked = Counter(one.right[0] for one, _ in rows)
    right = Counter(one.right[0] for one, said in rows if said in one.right)
    return {name: round(right[name] / count, 3) for name, count in sorted(asked.items())}
