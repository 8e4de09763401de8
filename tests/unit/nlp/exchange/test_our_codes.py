"""Our codebook as codes: a tree of two levels, the same in every export."""

from nlp.domain.codebook import load_codebook
from nlp.exchange.our_codes import MACHINE, our_codes
from tests.unit.nlp.exchange.collections import CODES, is_uuid


def test_kinds_hold_kinds_with_domains() -> None:
    kinds = [code for code in CODES if code.parent is None]
    assert [kind.label for kind in kinds] == ["strength", "need", "outcome_wanted", "outcome_achieved"]
    assert not any(kind.codable for kind in kinds)
    for kind in kinds:
        under = [code for code in CODES if code.parent == kind.id]
        assert len(under) == 10
        assert all(one.codable and one.label.startswith(f"{kind.label}/") for one in under)
        assert {one.colour for one in under} == {kind.colour}


def test_names_and_ids_occur_once_and_never_change() -> None:
    assert len({code.name for code in CODES}) == len({code.id for code in CODES}) == len(CODES) == 44
    assert all(is_uuid(one.id) for one in (*CODES, MACHINE))
    assert our_codes(load_codebook()) == CODES
    # What people coded elsewhere comes back by these.
    assert MACHINE.id == "07359b23-adae-52df-ab04-ab82fca96102"
    assert next(code.id for code in CODES if code.label == "need/home") == "ee4eac04-1bc0-5d2e-bec1-38925393d3df"
