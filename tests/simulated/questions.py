"""What the bot asks: the question among its messages, and what it is about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SUBJECTS = Path(__file__).with_name("subjects.yml")
PROBES = Path(__file__).parents[2] / "bot" / "probes.yml"
INTERVIEW = ("welcome", "good_life", "strengths", "barriers", "working_together", "play_back")
RESTING = ("paused", "stopped", "finished")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+|\n+")


@dataclass(frozen=True)
class Subject:
    """What a question may be about; `says` are the words of someone who has none of their own for it.

    `alone` is true when what is known of it answers no other question, nor anything else this one.
    """

    name: str
    cues: tuple[re.Pattern[str], ...]
    topic: str | None
    says: str | None
    alone: bool


@dataclass(frozen=True)
class Question:
    """What the bot said last: `asked` is its own id of the question, `words` the sentence that asks."""

    topic: str
    asked: str | None
    words: str
    buttons: tuple[str, ...]
    subject: str | None

    @property
    def about(self) -> tuple[str, ...]:
        """Return the names of what it is about: its topic and its subject."""
        return (self.topic, self.subject) if self.subject else (self.topic,)

    @property
    def of_the_interview(self) -> bool:
        """Return whether a question of the interview is open."""
        return self.topic in INTERVIEW and self.asked is not None and not self.asked.startswith("deletion_")

    @property
    def is_about_life(self) -> bool:
        """Return whether it asks about the person's life, not about the talk itself."""
        return self.topic in INTERVIEW and self.topic not in ("welcome", "play_back")

    @property
    def probes(self) -> bool:
        """Return whether it asks for more of what was just said."""
        return self.asked in _probe_ids()


def question_in(answer: Mapping[str, Any]) -> Question:
    """Return what an answer of the api (`messages` and `state`) asks."""
    state, messages = answer["state"], answer["messages"]
    words = _question_sentence([message["text"] for message in messages])
    buttons = next((message["buttons"] for message in reversed(messages) if message.get("buttons")), [])
    topic = state["topic"]
    return Question(topic, state["asked"], words, tuple(b["value"] for b in buttons), subject_of(words, topic))


def subject_of(words: str, topic: str) -> str | None:
    """Return what a question is about, or None.

    >>> subject_of("What gets in the way, or has been hardest lately?", "barriers")
    'hard'
    """
    near_first = sorted(all_subjects(), key=lambda subject: subject.topic not in (topic, None))
    return next((s.name for s in near_first if any(cue.search(words.lower()) for cue in s.cues)), None)


@cache
def all_subjects() -> tuple[Subject, ...]:
    """Return every subject, in the order of the file."""
    return tuple(
        Subject(
            row["name"],
            tuple(re.compile(cue) for cue in row["cues"]),
            row.get("topic"),
            row.get("says"),
            row.get("alone", False),
        )
        for row in _table()["subjects"]
    )


@cache
def shrugs() -> tuple[str, ...]:
    """Return what someone says for whom nothing is left to say."""
    return tuple(_table()["shrugs"])


@cache
def _probe_ids() -> frozenset[str]:
    return frozenset(probe["id"] for probe in yaml.safe_load(PROBES.read_text(encoding="utf-8"))["probes"])


def _question_sentence(texts: Sequence[str]) -> str:
    sentences = [sentence for text in texts for sentence in _SENTENCE_END.split(text) if sentence]
    asking = [sentence for sentence in sentences if sentence.endswith("?")]
    return (asking or sentences or [""])[-1]


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(SUBJECTS.read_text(encoding="utf-8"))
    return table
