"""The listener: messages in, weights, settings, metrics and card out."""

import json
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from nlp.listening.danger import DANGERS, Danger
from nlp.listening.features import Floats, dense
from nlp.listening.heads import LISTENER_FOLDER, Heads, Thresholds
from nlp.reading.encoder import Encoder
from nlp.training.figures import Figures
from nlp.training.listener_commands import choose_threshold, command_figures, learn_commands
from nlp.training.listener_danger import (
    HeldOut,
    alarms_for,
    choose_thresholds,
    danger_figures,
    learn_danger,
    probability,
)
from nlp.training.listener_fit import fit_scales, share, sparse_danger_features
from nlp.training.listener_texts import chatty_answers, load_disclosures, load_labelled, ordinary_texts

TEMPLATE = Path(__file__).with_name("listener_card.md.jinja")
METRICS = "metrics.json"
CARD = "card.md"


def train_listener(folder: Path = LISTENER_FOLDER) -> None:
    """Learn to tell commands, danger and answers apart, and write weights, settings, metrics and card.

    Nothing in it is left to chance. Raises ArtefactMissing when the encoder has not been built.
    """
    encoder = Encoder.load()
    messages = load_labelled()
    danger = _Danger(encoder, ordinary_texts(messages))
    labels, commands, held_out = learn_commands(messages, chatty_answers(), encoder, danger.scales)
    threshold = choose_threshold(held_out)
    heads = Heads(labels, commands, danger.heads, danger.scales, danger.thresholds(threshold))
    heads.save(folder)
    metrics = {"commands": command_figures(held_out, threshold), **danger.figures(heads.thresholds)}
    (folder / METRICS).write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")
    (folder / CARD).write_text(write_card(metrics), encoding="utf-8")


def write_card(metrics: Figures) -> str:
    """Return the card in Markdown; raises UndefinedError when a figure that it names is missing."""
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701  # Markdown, from our own figures
    environment.filters["percent"] = lambda value: f"{100 * value:.1f}%"
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(metrics=metrics)


class _Danger:
    """Both danger heads, with what they give to rows that they have not learnt from."""

    def __init__(self, encoder: Encoder, ordinary: list[str]) -> None:
        self._rows = {danger: load_disclosures(danger) for danger in DANGERS}
        self._ordinary = ordinary
        texts = [*(row.text for rows in self._rows.values() for row in rows), *ordinary]
        seen = dense(texts, encoder)
        self.scales = fit_scales(texts, seen)
        own, others, calm = _in_parts(sparse_danger_features(texts, seen, self.scales), *map(len, self._rows.values()))
        self._features: dict[Danger, csr_matrix] = {"self": own, "others": others}
        self._held_out: dict[Danger, HeldOut] = {
            danger: learn_danger(self._rows[danger], self._features[danger], calm) for danger in DANGERS
        }
        self.heads = {danger: held_out.head for danger, held_out in self._held_out.items()}

    def thresholds(self, command: float) -> Thresholds:
        """Return all thresholds, the command's beside those of danger."""
        chosen = {danger: choose_thresholds(held_out) for danger, held_out in self._held_out.items()}
        crisis = {danger: at for danger, (at, _) in chosen.items()}
        return Thresholds(command, crisis, {danger: at for danger, (_, at) in chosen.items()})

    def figures(self, thresholds: Thresholds) -> Figures:
        """Return the figures of both files, and of ordinary texts."""
        by_file = {
            danger: danger_figures(self._rows[danger], self._given_to(danger), thresholds, self._held_out[danger])
            for danger in DANGERS
        }
        ordinary = {danger: held_out.ordinary for danger, held_out in self._held_out.items()}
        alarms = alarms_for(self._ordinary, ordinary, thresholds)
        rates = {
            "n": len(alarms),
            "as_crisis": share(alarm.danger is not None for alarm in alarms),
            "as_either": share(alarm.danger is not None or alarm.concern for alarm in alarms),
        }
        return {"danger": by_file, "ordinary": rates, "thresholds": vars(thresholds)}

    def _given_to(self, file: Danger) -> dict[Danger, Floats]:
        """Return what each head gives to the rows of a file: its own held out, the other has never seen them."""
        other: Danger = "others" if file == "self" else "self"
        return {file: self._held_out[file].own, other: probability(self.heads[other], self._features[file])}


def _in_parts(features: csr_matrix, first: int, second: int) -> tuple[csr_matrix, csr_matrix, csr_matrix]:
    return features[:first], features[first : first + second], features[first + second :]


if __name__ == "__main__":
    train_listener()
