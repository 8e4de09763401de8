"""What pace.yml says: how much is asked, where probes may follow, and the words before a question."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, FrozenSet, Sequence

from rasa.shared.utils.io import read_yaml_file

FILE = Path(__file__).parents[1] / "pace.yml"
TOPICS = ("welcome", "good_life", "strengths", "barriers", "working_together", "play_back")


@dataclass(frozen=True)
class Pace:
    """The file as it is; `most` is by channel, `left` by the number of questions before the play back."""

    most: Dict[str, int]
    probes_a_topic: int
    if_there_is_room: FrozenSet[str]
    not_by_text: FrozenSet[str]
    probed: FrozenSet[str]
    about_another: Dict[str, str]
    before: Dict[str, Sequence[str]]
    kept: str
    nothing_more: str
    yes_first: str
    offers: Dict[str, str]
    after_a_rest: str
    numbers: Sequence[str]
    half_way: Dict[str, str]
    left: Dict[int, str]


@lru_cache(maxsize=1)
def load_pace() -> Pace:
    """Read the file."""
    file: Dict[str, Any] = dict(read_yaml_file(FILE))
    lists = {name: frozenset(file.pop(name)) for name in ("if_there_is_room", "not_by_text", "probed")}
    return Pace(**file.pop("time"), **lists, **file)


def topic_of(name: str) -> str:
    """The topic of a question or probe: what its name begins with."""
    return next(topic for topic in TOPICS if name.startswith(f"{topic}_"))
