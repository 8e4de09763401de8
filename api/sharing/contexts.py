"""The sentence that words come from, where nothing in it belongs to a line that is not shown."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from api.database.tables import Evidence
from nlp.domain.narrative import Span
from nlp.reading.segmentation import split_sentences


@dataclass(frozen=True)
class Context:
    """A stretch of a turn; `runs`, code points into it, are the words that the line comes from."""

    text: str
    runs: tuple[Span, ...]


def contexts_of(places: Collection[Evidence], said: Mapping[str, str], withheld: Collection[Evidence]) -> list[Context]:
    """Return the sentences of what was `said` that hold the places, each once.

    A sentence that holds anything withheld is cut down to the words themselves.
    """
    found: dict[tuple[str, Span], list[Span]] = {}
    for place in places:
        stretch = _sentence(said[place.turn_id], place)
        if any(_touches(other, place.turn_id, stretch) for other in withheld):
            stretch = Span(place.start, place.end)
        run = Span(place.start - stretch.start, place.end - stretch.start)
        found.setdefault((place.turn_id, stretch), []).append(run)
    return [Context(stretch.of(said[turn]), tuple(runs)) for (turn, stretch), runs in found.items()]


def _sentence(text: str, place: Evidence) -> Span:
    """Return the sentence around a place; where it runs over several, all of them."""
    sentences = [one for one in split_sentences(text) if one.start < place.end and place.start < one.end]
    edges = [*sentences, Span(place.start, place.end)]
    return Span(min(one.start for one in edges), max(one.end for one in edges))


def _touches(other: Evidence, turn_id: str, stretch: Span) -> bool:
    return other.turn_id == turn_id and other.start < stretch.end and stretch.start < other.end
