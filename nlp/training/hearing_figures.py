"""How well the listener hears: rules and what was learnt together."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from nlp.listening.danger import DANGERS, Danger, plain_danger
from nlp.listening.ear import Thresholds
from nlp.listening.ears import FormsImpressions
from nlp.listening.heard import ANSWER, CRISIS, SMALLTALK
from nlp.listening.impression import Impression
from nlp.listening.judge import Judged, judge
from nlp.training.figures import Figures
from nlp.training.messages import Message

Heard = list[tuple[Message, Impression]]
Rows = Sequence[tuple[Message, Judged]]

# For the trade-off: by how much every threshold of crisis and concern is moved.
MOVED = (0.1, 0.25, 0.5, 1.0, 1.5, 2.0)
COMMAND_THRESHOLDS = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95)


def hear_all(ear: FormsImpressions, messages: Iterable[Message]) -> Heard:
    """Return each message with the ear's impression of it."""
    return [(one, ear.impression(one.text, one.question)) for one in messages]


def figures(alike: Heard, dangerous: Heard, ordinary: Heard, thresholds: Thresholds) -> Figures:
    """Return all figures of messages heard: commands and answers, danger and hard negatives, ordinary ones."""
    return {
        "commands": _command_figures(_judged(alike, thresholds)),
        "command_trade_off": [
            {
                "threshold": at,
                **_brief(_judged(alike, replace(thresholds, command=at))),
                "ordinary": share(
                    one.heard_as not in (ANSWER, CRISIS)
                    for _, one in _judged(ordinary, replace(thresholds, command=at))
                ),
            }
            for at in COMMAND_THRESHOLDS
        ],
        "danger": danger_figures(dangerous, thresholds),
        "danger_trade_off": [
            {"moved": times, **_danger_brief(dangerous, ordinary, _moved(thresholds, times))} for times in MOVED
        ],
        "ordinary": _ordinary_figures(_judged(ordinary, thresholds)),
    }


def share(flags: Iterable[bool]) -> float | None:
    """Return the share of true ones; of nothing there is none."""
    values = list(flags)
    return round(sum(values) / len(values), 4) if values else None


def _judged(heard: Heard, thresholds: Thresholds) -> list[tuple[Message, Judged]]:
    return [(message, judge(message.text, impression, thresholds)) for message, impression in heard]


def _is_command(message: Message) -> bool:
    return ANSWER not in message.right and SMALLTALK not in message.right


def _brief(rows: Rows) -> Figures:
    return {
        "right": share(one.heard_as in message.right for message, one in rows if _is_command(message)),
        "answers_mistaken": share(
            one.heard_as not in message.right for message, one in rows if ANSWER in message.right
        ),
    }


def _command_figures(rows: Rows) -> Figures:
    commands = [row for row in rows if _is_command(row[0])]
    by_name = sorted({message.right[0] for message, _ in commands})
    return {
        "commands": len(commands),
        "answers": sum(ANSWER in message.right for message, _ in rows),
        **_brief(rows),
        "heard_as_answer": share(one.heard_as == ANSWER for _, one in commands),
        "smalltalk": share(one.heard_as in message.right for message, one in rows if SMALLTALK in message.right),
        "by_command": {
            name: share(one.heard_as in message.right for message, one in commands if message.right[0] == name)
            for name in by_name
        },
    }


def danger_figures(dangerous: Heard, thresholds: Thresholds) -> Figures:
    """Return the figures of danger alone: each sort's disclosures, concerns, hard negatives."""
    rows = _judged(dangerous, thresholds)
    by_danger = {danger: _of_one_danger(rows, danger) for danger in DANGERS}
    hard = [row for row in rows if row[0].level == "none"]
    concerns = [row for row in rows if row[0].level == "concern"]
    return {
        "by_danger": by_danger,
        "crisis": _rates([row for row in rows if row[0].level == "crisis"]),
        "concern": _rates(concerns),
        "hard_negatives": _rates(hard),
        "false_crisis_by_type": _by_type(hard, lambda one: one.heard_as == CRISIS),
    }


def _of_one_danger(rows: Rows, danger: Danger) -> Figures:
    crisis = [row for row in rows if row[0].danger and row[0].danger[danger] == "crisis"]
    return {
        "all": _rates(crisis),
        "plain": _rates([row for row in crisis if not row[0].indirect]),
        "indirect": _rates([row for row in crisis if row[0].indirect]),
        "by_plain_words_alone": share(plain_danger(message.text) is not None for message, _ in crisis),
        "missed_by_type": _by_type(crisis, lambda one: one.heard_as != CRISIS and not one.concern),
    }


def _ordinary_figures(rows: Rows) -> Figures:
    known = [row for row in rows if row[0].danger is not None]
    return {**_rates(known), "commands": share(one.heard_as not in (ANSWER, CRISIS) for _, one in rows)}


def _danger_brief(dangerous: Heard, ordinary: Heard, thresholds: Thresholds) -> Figures:
    rows, calm = _judged(dangerous, thresholds), _judged(ordinary, thresholds)
    return {
        "crisis": _rates([row for row in rows if row[0].level == "crisis"]),
        "hard_negatives": _rates([row for row in rows if row[0].level == "none"]),
        "ordinary": _rates([row for row in calm if row[0].danger is not None]),
    }


def _rates(rows: Rows) -> Figures:
    return {
        "n": len(rows),
        "as_crisis": share(one.heard_as == CRISIS for _, one in rows),
        "as_either": share(one.heard_as == CRISIS or one.concern for _, one in rows),
    }


def _moved(thresholds: Thresholds, times: float) -> Thresholds:
    """Return the thresholds of danger with their odds multiplied."""
    crisis, concern = (
        {danger: _odds_times(at, times) for danger, at in levels.items()}
        for levels in (thresholds.crisis, thresholds.concern)
    )
    return replace(thresholds, crisis=crisis, concern=concern)


def _odds_times(at: float, times: float) -> float:
    return at * times / (1 - at + at * times)


def _by_type(rows: Rows, wrong: Callable[[Judged], bool]) -> dict[str, int]:
    return dict(Counter(message.type for message, one in rows if wrong(one)).most_common())
