"""Sentences come apart where clauses do."""

import pytest

from nlp.reading.clauses import Clauses


@pytest.fixture(scope="module")
def clauses():
    return Clauses.load()


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "I can't get out much but my neighbour pops in.",
            ["I can't get out much", "but", "my neighbour pops in", "."],
        ),
        ("My knees hurt, so I stay in.", ["My knees hurt", ",", "so", "I stay in", "."]),
        ("The nurse was kind when I cried.", ["The nurse was kind", "when I cried", "."]),
    ],
)
def test_clauses_are_pieces(clauses, sentence, parts):
    (pieces,) = clauses.split([sentence])
    assert [piece.of(sentence) for piece in pieces] == parts


@pytest.mark.parametrize("sentence", ["I paint.", "🙂", "Cafe\u0301 — naïve…", "half a \ud83d pair", "x" * 2000])
def test_pieces_hold_every_word_once_and_in_order(clauses, sentence):
    (pieces,) = clauses.split([sentence])
    assert "".join(piece.of(sentence) for piece in pieces).replace(" ", "") == sentence.replace(" ", "")


def test_as_many_answers_as_sentences(clauses):
    assert len(list(clauses.split(["I sing.", "", "I walk."]))) == 3
    assert list(clauses.split([])) == []
