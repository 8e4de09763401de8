"""Families of near twins: what must not be tagged, and as many that look like it and must be."""

import pytest

from tests.behaviour.tables import table

FAMILIES = table("families.yml")
ROWS = [
    (family, side, row) for family, sides in FAMILIES.items() for side in ("must_not", "must") for row in sides[side]
]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_as_many_that_must_not_as_that_must(family):
    assert len(FAMILIES[family]["must_not"]) == len(FAMILIES[family]["must"])


@pytest.mark.parametrize(
    ("family", "side", "row"), ROWS, ids=[f"{family}-{side}-{row['text']}" for family, side, row in ROWS]
)
def test_it_is_tagged_or_left_alone(kinds, expect, family, side, row):
    expect(row["text"])
    found = kinds(row["text"], row.get("question"))
    is_there = bool(found) if row["kind"] == "any" else row["kind"] in found
    assert is_there == (side == "must"), found
