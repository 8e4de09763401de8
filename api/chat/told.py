"""What a person has told already: which questions are passed over, and to which words of theirs a question links."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from api.database.tables import SummaryItem
from nlp.listening.plain import plain
from nlp.listening.reflection import may_be_said_back
from nlp.listening.vague import is_vague

FILE = Path(__file__).with_name("told.yml")
# A question that says "you told me" about something they did not tell is worse than one that does not.
SURE = 0.7
ENOUGH = 2
FEWEST_WORDS, MOST_WORDS = 3, 9
_CLAUSE_END = re.compile(r"[.!?,;:\n]|\s(?:and|but|so)\s")


@dataclass(frozen=True)
class Question:
    """What tells of the matter of one question."""

    kinds: tuple[str, ...]
    domains: tuple[str, ...]
    says: re.Pattern[str]
    links: int
    plainly: re.Pattern[str] | None
    led_to_by: re.Pattern[str] | None

    def told_by(self, item: SummaryItem, said: Mapping[str, str]) -> bool:
        """Return whether a line speaks of it, by the person's own decision or surely enough."""
        labelled = item.kind in self.kinds and (not self.domains or item.domain in self.domains)
        sure = item.score is None or item.score >= SURE
        return labelled and sure and (self.says.search(plain(item.words)) is not None or self._is_led_to(item, said))

    def _is_led_to(self, item: SummaryItem, said: Mapping[str, str]) -> bool:
        """Return whether a line follows such words in its clause: "what would help is" may be no part of it."""
        place = next((place for place in item.evidence if place.turn_id in said), None)
        if self.led_to_by is None or place is None or item.words not in place.text:
            return False
        clause = _CLAUSE_END.split(said[place.turn_id][: place.start])[-1] + place.text
        return self.led_to_by.search(plain(clause)) is not None

    def answered_by(self, item: SummaryItem) -> bool:
        """Return whether a line that speaks of it is a plain answer to it."""
        return self.plainly is not None and self.plainly.search(plain(item.words)) is not None


def told_so_far(
    items: Sequence[SummaryItem], said: Mapping[str, str], heavy: Container[str], *, in_words: bool
) -> dict[str, Any]:
    """Return what the bot is told of the lines of a summary; `said` holds the text of each turn, by its id.

    `covered` are the questions to pass over; `told` has for each other question that was spoken of the person's exact
    words, ready to link to: none of them without `in_words`, nor where they speak of a loss, were said in a `heavy`
    turn (its id), or are so few or so many that they do not stand by themselves.
    """
    lines = {name: [item for item in items if question.told_by(item, said)] for name, question in _questions().items()}
    covered = [name for name, told in lines.items() if _is_answered(_questions()[name], told)]
    told = {
        name: _words(told, heavy, _questions()[name].links) if in_words else []
        for name, told in lines.items()
        if told and name not in covered
    }
    return {"covered": covered, "told": told}


def _is_answered(question: Question, told: Sequence[SummaryItem]) -> bool:
    return sum(question.answered_by(item) for item in told) >= ENOUGH


def _words(told: Sequence[SummaryItem], heavy: Container[str], most: int) -> list[str]:
    light = [item for item in told if not any(place.turn_id in heavy for place in item.evidence)]
    surest_first = sorted(light, key=lambda item: -(item.score or 1))
    fit = [item.words for item in surest_first if FEWEST_WORDS <= len(item.words.split()) <= MOST_WORDS]
    return [words for words in fit if may_be_said_back(words) and not is_vague(words)][:most]


@cache
def _questions() -> dict[str, Question]:
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))["questions"]
    return {name: _question(row) for name, row in rows.items()}


def _question(row: dict[str, Any]) -> Question:
    says = row.get("says", "")
    return Question(
        kinds=tuple(row["kinds"]),
        domains=tuple(row.get("domains", ())),
        says=re.compile(says if isinstance(says, str) else "|".join(says)),
        links=row["links"],
        plainly=re.compile(row["plainly"]) if "plainly" in row else None,
        led_to_by=re.compile(row["led_to_by"]) if "led_to_by" in row else None,
    )
