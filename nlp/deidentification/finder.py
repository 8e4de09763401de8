"""The finder: texts in, what tells who someone is out."""

from collections.abc import Iterable, Iterator, Sequence

import regex

from nlp.deidentification.entities import Entities, Guesses
from nlp.deidentification.forms import forms_in
from nlp.deidentification.identifier import Identifier, settle
from nlp.deidentification.organisations import organisations_in
from nlp.deidentification.people import is_given, is_unheard_of, people_in, unheard_of
from nlp.deidentification.places import addresses_in, follows_where, is_small, places_in
from nlp.deidentification.pseudonyms import LABEL
from nlp.domain.narrative import Span


class Finder:
    """Finds identifiers: what has a form by Presidio, what has a name by rules, lists and the small English model."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities

    @classmethod
    def load(cls) -> "Finder":
        """Load the model."""
        return cls(Entities.load())

    def find(self, texts: Sequence[str]) -> Iterator[list[Identifier]]:
        """Yield the identifiers of each text, in order, none of which overlap."""
        for text, guesses in zip(texts, self._entities.guess(texts), strict=True):
            taken = [Span(*match.span()) for match in regex.finditer(LABEL, text)]
            yield [one for one in settle(_found(text, guesses)) if not any(_overlap(one.span, span) for span in taken)]


def _found(text: str, guesses: Guesses) -> Iterator[Identifier]:
    yield from forms_in(text)
    yield from (Identifier("organisation", span) for span in organisations_in(text))
    yield from (Identifier("place", span) for span in addresses_in(text))
    yield from (Identifier("place", span) for span in places_in(text, guesses.places))
    others = (span for span in [*guesses.places, *guesses.organisations] if is_unheard_of(span.of(text)))
    people, elsewhere = _parted(text, [*guesses.people, *others, *unheard_of(text)])
    yield from (Identifier("person", span) for span in people_in(text, people))
    yield from (Identifier("place", span) for span in elsewhere)


def _parted(text: str, guessed: Iterable[Span]) -> tuple[list[Span], list[Span]]:
    """Part guessed people from what stands where a place does: "in Llanidloes"."""
    people: list[Span] = []
    places: list[Span] = []
    for span in guessed:
        elsewhere = follows_where(text, span.start) and not is_given(span.of(text).split()[0])
        if not elsewhere:
            people.append(span)
        elif is_small(span.of(text)):
            places.append(span)
    return people, places


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
