"""Ids that occur once."""

import pytest

from nlp.batch.ids import UniqueIds


@pytest.mark.parametrize(
    ("given", "expected", "repeated"),
    [
        (["a", "b", "A"], ["a", "b", "A"], 0),
        (["a", "a", "a"], ["a", "a#2", "a#3"], 2),
        (["a", "a#2", "a", "a"], ["a", "a#2", "a#3", "a#4"], 2),
        (["a", "a", "a#2"], ["a", "a#2", "a#2#2"], 2),
        (["é", "e\u0301"], ["é", "e\u0301"], 0),
    ],
)
def test_no_id_comes_twice(given: list[str], expected: list[str], repeated: int) -> None:
    with UniqueIds() as ids:
        assert [ids.unique(id_) for id_ in given] == expected
        assert ids.repeated == repeated
