"""The codes of co-production."""

from nlp.co_production.codebook import load_codes
from nlp.co_production.signs import CODES


def test_there_are_as_many_codes_as_the_network_has_places_for() -> None:
    assert len(load_codes()) == CODES


def test_every_code_has_a_definition_limits_and_examples() -> None:
    for code in load_codes().values():
        assert all((code.name, code.meaning, code.counts, code.does_not_count))
        assert len(code.examples) >= 2
