"""The probes of probes.yml, and which of them follows an answer."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, Iterable, Mapping, Optional, Sequence, Tuple

from rasa.shared.utils.io import read_yaml_file

from components.pace import topic_of
from components.speakable import speakable

FILE = Path(__file__).parents[1] / "probes.yml"
KINDS = ("person", "place", "thing", "pride", "help", "feeling")


@dataclass(frozen=True)
class Probe:
    """One line of the file."""

    id: str
    follows: Tuple[str, ...]
    web: str
    text: str
    questions: Tuple[str, ...] = ()

    @property
    def is_gentle(self) -> bool:
        """Whether it follows a little answer, to help a first word out."""
        return not {"vague", "short"}.isdisjoint(self.follows)

    def may_follow(self, kind: str, question: str) -> bool:
        """Whether it follows such an answer to this question."""
        here = question in self.questions if self.questions else topic_of(question) == topic_of(self.id)
        return here and kind in self.follows

    def words(self, channel: str, called: Optional[str]) -> Optional[str]:
        """What it says, or None where it needs words for what was named and there are none that can be spoken."""
        line = self.text if channel == "sms" else self.web
        if "{words}" not in line:
            return line
        spoken = speakable(called, channel)
        return line.format(words=spoken) if spoken else None


@lru_cache(maxsize=1)
def load_probes() -> Tuple[Probe, ...]:
    """Read the file."""
    return tuple(Probe(**{**row, **_tuples(row)}) for row in read_yaml_file(FILE)["probes"])


def choose(
    question: str, heard: Mapping[str, Any], used: Sequence[str], *, again: bool, channel: str
) -> Optional[Tuple[str, str]]:
    """The first probe that fits an answer to a question, its id and its words.

    `again`: the answer was to the probe used last; another follows only a first word that it helped out.
    """
    if again and not any(probe.is_gentle for probe in load_probes() if probe.id in used[-1:]):
        return None
    names = heard.get("names") or {}
    for kind in _kinds(heard, names, again):
        for probe in load_probes():
            if probe.id not in used and probe.may_follow(kind, question):
                words = probe.words(channel, names.get(kind))
                if words:
                    return probe.id, words
    return None


def _kinds(heard: Mapping[str, Any], names: Mapping[str, Any], again: bool) -> Iterable[str]:
    # A long answer is a gift; a plain no is a whole one, and a yes to "is there…?" has not yet said what.
    if heard.get("says") == "yes":
        yield "yes"
    if heard.get("depth") == "long" or heard.get("says"):
        return
    yield from (kind for kind in KINDS if kind in names)
    if heard.get("vague") and not again:
        yield "vague"
    if heard.get("depth") == "short" and not again:
        yield "short"


def _tuples(row: Dict[str, Any]) -> Dict[str, Tuple[str, ...]]:
    return {name: tuple(row[name]) for name in ("follows", "questions") if name in row}
