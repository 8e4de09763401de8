"""What the listener learns from: labelled messages, and ordinary answers out of the narratives."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.listening.commands import cue_counts
from nlp.listening.danger import Danger, plain_danger
from nlp.listening.heard import ANSWER
from nlp.listening.plain import plain
from nlp.training.texts import LabelledSentence, LabelledText, load_texts

MESSAGES_FOLDER = Path(__file__).parents[2] / "training_data" / "messages"
LONGEST_SENTENCE = 300
# Ordinary texts are passages of one to four sentences, and whole accounts: a head to which only single sentences are
# ordinary hears danger in anything that is told at length.
PASSAGES = (1, 3, 2, 4)
# Everyday trouble as typed into an app: nobody has looked whether some of it is more than that.
TROUBLED = frozenset(["stress", "venting"])
# Messages in heard_as.jsonl that may speak of danger: none of them may teach a head that there is none.
_MAY_BE_DANGER = re.compile(r"hurting me|hiding|\bex\b|in the room|husband picks|kill|\bdie\b|scared|safe|stalk|beat")


@dataclass(frozen=True)
class Labelled:
    """One message with all the ways in which hearing it is right, the likeliest first."""

    text: str
    question: str | None
    right: tuple[str, ...]
    group: str


@dataclass(frozen=True)
class Disclosure:
    """One message and whether it speaks of danger: `level` is crisis, concern or none."""

    text: str
    level: str
    type: str
    indirect: bool


def load_labelled(folder: Path = MESSAGES_FOLDER) -> list[Labelled]:
    """Read how messages are heard; messages of the same longer words share a group."""
    rows = _rows(folder / "heard_as.jsonl")
    return [Labelled(row["text"], row["question"], tuple(row["heard_as"]), _group(row["text"])) for row in rows]


def load_disclosures(danger: Danger, folder: Path = MESSAGES_FOLDER) -> list[Disclosure]:
    """Read one of the two files on danger."""
    return [Disclosure(**row) for row in _rows(folder / f"safety_{danger}.jsonl")]


def chatty_answers() -> list[Labelled]:
    """Return the answers out of the narratives that hold a cue of a command; a whole account is one group."""
    return [one for one in _answers() if any(cue_counts(plain(one.text)))]


def count_answers() -> int:
    """Return how many answers of the narratives are looked at, chatty or not."""
    return len(_answers())


def ordinary_texts(labelled: list[Labelled]) -> list[str]:
    """Return texts without danger: passages of the narratives, and the messages that speak of none."""
    calm = (text for text in load_texts() if text.narrative.source not in TROUBLED)
    ordinary = [passage for text in calm for passage in _passages(text)]
    ordinary += [one.text for one in labelled if not _MAY_BE_DANGER.search(one.text.lower())]
    return [text for text in ordinary if not plain_danger(text)]


def _answers() -> list[Labelled]:
    return [one for text in load_texts() for one in _answers_in(text)]


def _answers_in(text: LabelledText) -> list[Labelled]:
    """Return an answer with its question whole, and other accounts sentence by sentence.

    What was typed in a chat and bears no label may be a command, so it is left out.
    """
    whole, question, id_ = text.narrative.text, text.narrative.question, text.narrative.id
    labelled = [sentence for sentence in text.sentences if sentence.labels]
    if question:
        return [Labelled(whole, question, (ANSWER,), id_)] if labelled else []
    sentences = labelled if text.narrative.source == "short" else text.sentences
    runs = [sentence.span.of(whole) for sentence in sentences]
    return [Labelled(run, None, (ANSWER,), id_) for run in runs if len(run) <= LONGEST_SENTENCE]


def _passages(text: LabelledText) -> list[str]:
    """Return the whole account, and runs of one to four sentences, that hold no need for safety."""
    runs, start = [text.sentences], 0
    while start < len(text.sentences):
        runs.append(text.sentences[start : start + PASSAGES[(start + len(text.narrative.text)) % len(PASSAGES)]])
        start += len(runs[-1])
    whole = text.narrative.text
    return sorted({whole[run[0].span.start : run[-1].span.end] for run in runs if run and not _unsafe(run)})


def _unsafe(run: Sequence[LabelledSentence]) -> bool:
    return any((label.kind, label.domain) == ("need", "safety") for sentence in run for label in sentence.labels)


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _group(text: str) -> str:
    long_words = sorted({word for word in plain(text).split() if len(word) > 3})
    return " ".join(long_words) or plain(text)
