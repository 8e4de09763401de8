"""The simulated citizens: who they are and what they say, from the files in people/."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

PEOPLE = Path(__file__).with_name("people")
ANSWER = "answer"
CONCERN = "concern"
CRISIS = "crisis"


@dataclass(frozen=True)
class Line:
    """One thing a person says, or the button they press (1 is the first; the number itself where there is none).

    `hear` lists how it may be heard: a `heard_as` of the contracts, or `concern`, an answer met with concern. `tells`
    names the subjects that it answers besides the one asked about. `leaves` ends the talk by the person's choice;
    `away` is for how many days they are silent afterwards.
    """

    say: str = ""
    press: int = 0
    hear: tuple[str, ...] = (ANSWER,)
    tells: tuple[str, ...] = ()
    leaves: bool = False
    away: int = 0

    @property
    def is_answer(self) -> bool:
        """Return whether it answers what was asked."""
        return ANSWER in self.hear or CONCERN in self.hear


@dataclass(frozen=True)
class Moment:
    """What a person says of their own accord in place of an answer: `at` is a topic or a subject."""

    at: str
    line: Line


@dataclass(frozen=True)
class Person:
    """A simulated citizen: `says` has their lines by subject, `on` by a word that the question holds."""

    name: str
    who: str
    manner: str
    channel: str = "web"
    language: str = "en"
    says: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    on: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    moments: tuple[Moment, ...] = ()

    def lines(self) -> list[Line]:
        """Return everything they may say."""
        pools = [*self.says.values(), *self.on.values(), tuple(moment.line for moment in self.moments)]
        return [line for pool in pools for line in pool]


def load_people(folder: Path = PEOPLE) -> list[Person]:
    """Return everyone, in the order of the files; a file is one manner."""
    return [
        person_from(row, file.stem)
        for file in sorted(folder.glob("*.yml"))
        for row in yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # every word is text: "no" is an answer
    ]


def person_from(row: Mapping[str, Any], manner: str) -> Person:
    """Make a person of a row; raises TypeError for a field that there is not."""
    return Person(
        **{
            **row,
            "manner": manner,
            "says": {subject: _lines(said) for subject, said in row.get("says", {}).items()},
            "on": {word: _lines(said) for word, said in row.get("on", {}).items()},
            "moments": tuple(_moment(moment) for moment in row.get("moments", [])),
        }
    )


def line_from(said: str | Mapping[str, Any]) -> Line:
    """Make a line of what stands in a file: words alone, or words with how they are to be heard."""
    if isinstance(said, str):
        return Line(said)
    line = Line(**said)
    numbers = {name: int(value) for name in ("press", "away") if (value := said.get(name))}
    return replace(
        line, hear=_several(line.hear), tells=_several(line.tells), leaves=said.get("leaves") == "true", **numbers
    )


def _lines(said: Any) -> tuple[Line, ...]:
    return tuple(line_from(one) for one in (said if isinstance(said, list) else [said]))


def _moment(row: Mapping[str, Any]) -> Moment:
    return Moment(row["at"], line_from({name: value for name, value in row.items() if name != "at"}))


def _several(names: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)
