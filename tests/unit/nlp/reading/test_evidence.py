"""Evidence is the run of pieces that says most, trimmed."""

import numpy as np
import pytest

from nlp.domain.narrative import Span
from nlp.reading.evidence import MOST_WORDS, find_evidence, share_out, spread


def laid_out(sentence, **logits):
    """Give each named word its logit, every other word -1."""
    laid = np.full(len(sentence), -1.0, np.float32)
    for word, logit in logits.items():
        start = sentence.index(word)
        laid[start : start + len(word)] = logit
    return laid


def pieces_of(sentence, *parts):
    found, at = [], 0
    for part in parts:
        at = sentence.index(part, at)
        found.append(Span(at, at + len(part)))
        at += len(part)
    return found


@pytest.mark.parametrize(
    ("sentence", "parts", "logits", "words"),
    [
        (
            "I can't get out but Jan pops in",
            ["I can't get out", "but", "Jan pops in"],
            {"can't": 4},
            "I can't get out",
        ),
        (
            "I can't get out but Jan pops in",
            ["I can't get out", "but", "Jan pops in"],
            {"but": 4},
            "Jan pops in",
        ),
        (
            "I can't get out but Jan pops in",
            ["I can't get out", "but", "Jan pops in"],
            {"Jan": 2, "pops": 2},
            "Jan pops in",
        ),
        ("so, um, and my knees are bad like", ["so, um, and my knees are bad like"], {"knees": 9}, "my knees are bad"),
        ("my knees", ["my knees"], {}, "my knees"),
        ("[laughs] my knees hurt [pause]", ["[laughs]", "my knees hurt", "[pause]"], {"hurt": 9}, "my knees hurt"),
        ("it's 🙂 my café!", ["it's 🙂 my café", "!"], {"café": 5}, "it's 🙂 my café"),
    ],
)
def test_the_piece_that_says_most_is_the_evidence(sentence, parts, logits, words):
    evidence = find_evidence(sentence, pieces_of(sentence, *parts), laid_out(sentence, **logits))
    assert evidence.of(sentence) == words


def test_a_second_label_points_elsewhere_where_it_can():
    sentence = "I paint and I can't walk far"
    pieces = pieces_of(sentence, "I paint", "and", "I can't walk far")
    laid = laid_out(sentence, paint=1.5, walk=9)
    first = find_evidence(sentence, pieces, laid)
    assert first.of(sentence) == "I can't walk far"
    assert find_evidence(sentence, pieces, laid, taken=[first]).of(sentence) == "I paint"


def test_a_piece_is_kept_for_the_label_that_it_speaks_for_most():
    sentence = "I can't get out but Jan pops in"
    pieces = pieces_of(sentence, "I can't get out", "but", "Jan pops in")
    need, strength = laid_out(sentence, **{"can't": 9, "Jan": 6}), laid_out(sentence, Jan=9, pops=9)
    assert find_evidence(sentence, pieces, need).of(sentence) == sentence
    shared = share_out(sentence, pieces, [need, strength])
    assert [evidence.of(sentence) for evidence in shared] == ["I can't get out", "Jan pops in"]


def test_two_labels_share_their_words_when_there_are_no_others():
    sentence = "I can walk again"
    laid = laid_out(sentence, walk=9)
    whole = find_evidence(sentence, [Span(0, len(sentence))], laid)
    assert find_evidence(sentence, [Span(0, len(sentence))], laid, taken=[whole]) == whole


def test_evidence_is_never_longer_than_25_words():
    sentence = " ".join(f"word{number}" for number in range(40))
    evidence = find_evidence(sentence, [Span(0, len(sentence))], laid_out(sentence, word30=5))
    assert len(evidence.of(sentence).split()) == MOST_WORDS
    assert "word30" in evidence.of(sentence)


@pytest.mark.parametrize("sentence", ["...", "🙂", "[laughs]"])
def test_a_sentence_without_words_is_its_own_evidence(sentence):
    assert find_evidence(sentence, [Span(0, len(sentence))], laid_out(sentence)).of(sentence) == sentence


def test_logits_lie_on_the_characters_of_their_tokens():
    laid = spread(np.array([[0, 2], [3, 4]]), np.array([1.0, 2.0], np.float32), 5)
    np.testing.assert_array_equal(laid, np.array([1, 1, np.nan, 2, np.nan], np.float32))
