"""What matters, what gets in the way, what could change: side by side for each part of life, in people's words.

The three questions are those of the Personal Outcomes Evaluation Tool (POET, In Control and Lancaster University).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nlp.themes.suggestions import asks_for_change
from nlp.themes.told import ENOUGH_WORDS, Told

ASPECTS = 5
QUOTES = 2


@dataclass(frozen=True)
class Answer:
    """In how many stories a question was answered, and some of the words."""

    stories: int
    quotes: tuple[Told, ...]


@dataclass(frozen=True)
class Aspect:
    """One domain, with what people said to each question."""

    domain: str
    matters: Answer
    in_the_way: Answer
    could_change: Answer

    @property
    def stories(self) -> int:
        """Return how many answers there are, a story once a question."""
        return self.matters.stories + self.in_the_way.stories + self.could_change.stories


def in_their_view(told: Iterable[Told]) -> tuple[Aspect, ...]:
    """Return the domains with most to say, each with its answers."""
    needs_and_wishes = [one for one in told if one.kind in ("need", "outcome_wanted")]
    domains = sorted({one.domain for one in needs_and_wishes})
    taken: set[tuple[str, str]] = set()
    aspects = [_aspect(domain, [one for one in needs_and_wishes if one.domain == domain], taken) for domain in domains]
    return tuple(sorted(aspects, key=lambda aspect: -aspect.stories)[:ASPECTS])


def _aspect(domain: str, told: Sequence[Told], taken: set[tuple[str, str]]) -> Aspect:
    change = [one for one in told if asks_for_change(one.sentence)]
    rest = [one for one in told if one not in change]
    return Aspect(
        domain,
        could_change=_answer(change, taken),
        matters=_answer([one for one in rest if one.kind == "outcome_wanted"], taken),
        in_the_way=_answer([one for one in rest if one.kind == "need"], taken),
    )


def _answer(told: Sequence[Told], taken: set[tuple[str, str]]) -> Answer:
    """Answer with the surest words of different stories; no sentence is quoted twice."""
    quotes: list[Told] = []
    for one in sorted(told, key=lambda one: (len(one.words.split()) < ENOUGH_WORDS, -one.score, one)):
        place = (one.story, one.sentence)
        if place not in taken and one.teller not in {quote.teller for quote in quotes} and len(quotes) < QUOTES:
            taken.add(place)
            quotes.append(one)
    return Answer(len({one.teller for one in told}), tuple(quotes))
