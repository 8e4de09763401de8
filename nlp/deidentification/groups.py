"""Who is named in the names of groups, such as a keyworker; wards, bodies and places, by which people group, stay."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import regex

from nlp.deidentification.identifier import Identifier, settle
from nlp.deidentification.labels import FindIn, is_surname_alone, may_be_names_in, names_in
from nlp.deidentification.organisations import organisations_in
from nlp.deidentification.people import people_in
from nlp.deidentification.places import addresses_in, places_in
from nlp.deidentification.tables import WORD, one_of
from nlp.domain.narrative import Span

STAY = ("organisation", "place")
# "St David's", "Nant y Glyn": a place, and no David.
OF_A_PLACE = regex.compile(r"\b(?:St\.?|Saint|Sant|[Yy]r?)\s+$")
NEAR = 10
"""Characters that are looked at before a name."""


def find_in_groups(names: Sequence[str], find: FindIn) -> Iterator[list[Identifier]]:
    """Yield the people and numbers in each name.

    Where most groups are people, so is what may be one: what `find` takes for one, as it does many a village, and words
    that may be names.
    """
    people = [[*_apart(name, people_in(name, ())), *_apart(name, names_in(name))] for name in names]
    are_people = (bool(known) or is_surname_alone(name) for name, known in zip(names, people, strict=True))
    of_people = 2 * sum(are_people) > len(names)
    for name, found, known in zip(names, find(names), people, strict=True):
        kept = (one for one in found if one.kind not in STAY and (of_people or one.kind != "person"))
        named = [*known, *_apart(name, may_be_names_in(name))] if of_people else known
        yield settle([*kept, *(Identifier("person", span) for span in named)])


def _apart(name: str, people: Iterable[Span]) -> Iterator[Span]:
    """Yield the people who are in no ward, body or place of a name."""
    others = [*organisations_in(name), *_bodies_in(name), *addresses_in(name), *places_in(name, ())]
    for span in people:
        apart = not any(span.start < other.end and other.start < span.end for other in others)
        if apart and not OF_A_PLACE.search(name[max(0, span.start - NEAR) : span.start]):
            yield span


def _bodies_in(name: str) -> Iterator[Span]:
    """Yield what is everyone's and may be called after a person: "Hywel Dda", "James Paget Hospitals"."""
    return (Span(*match.span()) for match in _bodies().finditer(name))


@cache
def _bodies() -> regex.Pattern[str]:
    called, ending = one_of("organisations", "after_a_person"), one_of("organisations", "bodies")
    return regex.compile(rf"\b(?:{called}|(?:(?:{WORD}|of|and|the)(?:['’]s)? )+{ending})\b")
