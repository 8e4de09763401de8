"""Identifiers that have a form of their own, found by Presidio's recognisers with our patterns."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, cast

from nlp.deidentification.identifier import Identifier, Kind
from nlp.deidentification.tables import load_table
from nlp.domain.narrative import Span

if TYPE_CHECKING:
    from presidio_analyzer import EntityRecognizer, Pattern

SURE = 0.5
PARTING = [(" ", ""), (".", ""), ("-", "")]


def forms_in(text: str) -> Iterator[Identifier]:
    """Yield what has a form of its own.

    >>> [one.kind for one in forms_in("NHS 999 414 8850, jan@example.org")]
    ['nhs_number', 'nhs_number', 'email']
    """
    for recogniser in _recognisers():
        [kind] = recogniser.supported_entities
        for found in recogniser.analyze(text, [kind], None):  # type: ignore[arg-type]  # a pattern needs no parse
            if found.score >= SURE:
                yield Identifier(cast(Kind, kind), Span(found.start, found.end))


@cache
def _recognisers() -> tuple["EntityRecognizer", ...]:
    # Presidio takes a second to import: only where it is used.
    from presidio_analyzer import PatternRecognizer
    from presidio_analyzer.predefined_recognizers import CreditCardRecognizer, IbanRecognizer, NhsRecognizer

    table = load_table("forms")
    checked = NhsRecognizer(
        _patterns(table["checked"]["nhs_number"]), replacement_pairs=PARTING, supported_entity="nhs_number"
    )
    by_pattern = [PatternRecognizer(kind, patterns=_patterns(raw)) for kind, raw in table["patterns"].items()]
    accounts = [CreditCardRecognizer(supported_entity="account"), IbanRecognizer(supported_entity="account")]
    return (checked, *by_pattern, *accounts)


def _patterns(raw: list[str]) -> list["Pattern"]:
    from presidio_analyzer import Pattern

    return [Pattern(str(number), _filled(one), SURE) for number, one in enumerate(raw)]


def _filled(pattern: str) -> str:
    pieces: dict[str, str] = load_table("forms")["pieces"]
    for name in reversed(pieces):  # a date is made of months
        pattern = pattern.replace("{" + name + "}", pieces[name].replace("\n", "").replace(") |", ")|"))
    return pattern
