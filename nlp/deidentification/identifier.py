"""An identifier: words that tell who someone is, and what kind of words they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from nlp.domain.narrative import Span

Kind = Literal[
    "nhs_number", "nino", "account", "email", "url", "phone", "postcode", "birth", "organisation", "person", "place"
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which they are believed where two of the same words are of different kinds."""


@dataclass(frozen=True)
class Identifier:
    """One identifier; its span is in Unicode code points, end exclusive."""

    kind: Kind
    span: Span


def settle(found: Iterable[Identifier]) -> list[Identifier]:
    """Make one of those that overlap, of the kind of the longest, so that no letter of any is left.

    >>> settle([Identifier("person", Span(3, 8)), Identifier("place", Span(0, 6)), Identifier("url", Span(9, 12))])
    [Identifier(kind='place', span=Span(start=0, end=8)), Identifier(kind='url', span=Span(start=9, end=12))]
    """
    settled: list[Identifier] = []
    longest = 0
    for one in sorted(found, key=lambda one: one.span):
        length = one.span.end - one.span.start
        if settled and one.span.start < settled[-1].span.end:
            last = settled.pop()
            believed = (length, -KINDS.index(one.kind)) > (longest, -KINDS.index(last.kind))
            kind = one.kind if believed else last.kind
            settled.append(Identifier(kind, Span(last.span.start, max(last.span.end, one.span.end))))
            longest = max(length, longest)
        else:
            settled.append(one)
            longest = length
    return settled
