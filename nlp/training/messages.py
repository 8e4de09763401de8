"""The messages of training_data/messages, and ordinary ones out of the narratives: what the listener learns from."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from nlp.listening.danger import DANGERS, Danger, plain_danger
from nlp.listening.heard import ANSWER
from nlp.training.held_out import is_held_out
from nlp.training.texts import TEXTS_FOLDER, LabelledSentence, LabelledText, load_texts

MESSAGES_FOLDER = Path(__file__).parents[2] / "training_data" / "messages"
KEPT_APART = MESSAGES_FOLDER / "kept_apart"

Level = Literal["none", "concern", "crisis"]
CALM: dict[Danger, Level] = dict.fromkeys(DANGERS, "none")
# Everyday trouble as typed into an app, and talk in a helper's room: nobody has looked whether some of it is danger.
TROUBLED = frozenset(["stress", "venting", "ambivalence"])
# Ordinary messages are passages of one to four sentences, and whole accounts: a head to which only single sentences are
# ordinary hears danger in anything that is told at length.
PASSAGES = (1, 3, 2, 4)


@dataclass(frozen=True)
class Message:
    """One message: all right ways of hearing it (none: not known), and danger of each sort (None: not known)."""

    text: str
    question: str | None
    right: tuple[str, ...]
    danger: dict[Danger, Level] | None
    type: str = ""
    indirect: bool = False

    @property
    def level(self) -> Level | None:
        """The worse of both dangers."""
        if self.danger is None:
            return None
        return next((level for level in ("crisis", "concern") if level in self.danger.values()), "none")


@dataclass(frozen=True)
class Parts:
    """Messages to learn from, and those held out."""

    kept: list[Message]
    held_out: list[Message]


def load_heard_as(folder: Path = MESSAGES_FOLDER, name: str = "heard_as") -> list[Message]:
    """Read how messages are heard; a command speaks of no danger, an answer as its row says, if it does."""
    return [
        Message(
            row["text"], row["question"], tuple(row["heard_as"]), _levels(row) if ANSWER in row["heard_as"] else CALM
        )
        for row in _rows(folder / f"{name}.jsonl")
    ]


def load_danger(folder: Path = MESSAGES_FOLDER) -> list[Message]:
    """Read which messages speak of danger; those that do not are answers."""
    return [_danger(row) for row in _rows(folder / "danger.jsonl")]


def ordinary_messages(folder: Path = TEXTS_FOLDER) -> list[Message]:
    """Return passages of the narratives as answers, with their question where they begin with the beginning."""
    return [
        Message(words, question, (ANSWER,), calm)
        for text in load_texts(folder)
        for words, question, calm in _passages(text)
        if not plain_danger(words)
    ]


def part(messages: Sequence[Message]) -> Parts:
    """Return the messages to learn from, and those held out."""
    held_out = [one for one in messages if is_held_out(one.text)]
    return Parts([one for one in messages if not is_held_out(one.text)], held_out)


def _levels(row: dict[str, Any]) -> dict[Danger, Level] | None:
    return {danger: row[danger] for danger in DANGERS} if DANGERS[0] in row else None


def _danger(row: dict[str, Any]) -> Message:
    danger: dict[Danger, Level] = {danger: row[danger] for danger in DANGERS}
    right = (ANSWER,) if danger == CALM else ()
    return Message(row["text"], row.get("question"), right, danger, row["type"], row["indirect"])


def _passages(text: LabelledText) -> Iterator[tuple[str, str | None, dict[Danger, Level] | None]]:
    """Yield the whole account and runs of its sentences; unlabelled words from a chat may be a command: not those."""
    narrative, runs, start = text.narrative, [text.sentences], 0
    while start < len(text.sentences):
        runs.append(text.sentences[start : start + PASSAGES[(start + len(narrative.text)) % len(PASSAGES)]])
        start += len(runs[-1])
    chat = narrative.question is not None or narrative.source == "short"
    for first, end in sorted({(run[0].span.start, run[-1].span.end) for run in runs if run}):
        inside = [one for one in text.sentences if first <= one.span.start and one.span.end <= end]
        if chat and not any(one.labels for one in inside):
            continue
        unknown = narrative.source in TROUBLED or _unsafe(inside)
        yield narrative.text[first:end], narrative.question if first == 0 else None, None if unknown else CALM


def _unsafe(run: Sequence[LabelledSentence]) -> bool:
    return any((label.kind, label.domain) == ("need", "safety") for sentence in run for label in sentence.labels)


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
