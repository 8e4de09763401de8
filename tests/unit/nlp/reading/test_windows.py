"""Accounts are cut into windows: every sentence once as its own, none longer than the encoder takes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.domain.narrative import Narrative
from nlp.reading.load import BUILT, READER_FOLDER
from nlp.reading.segmentation import split_sentences
from nlp.reading.tier import Tier
from nlp.reading.token_classifier import TOKENIZER, batches, load_tokenizer
from nlp.reading.windows import MOST_OF_A_QUESTION, MOST_OF_A_SENTENCE, MOST_READ, MOST_TOKENS, Windows

MOST = MOST_TOKENS + MOST_OF_A_QUESTION + MOST_OF_A_SENTENCE + 4
WORDS = (
    "stairs",
    "I can't",
    "🙂",
    "cafe\u0301",
    "naïve",
    "İstanbul",
    "half a \ud83d pair",
    "Jan.",
    "\n",
    "No!",
    "a" * 90,
)


@pytest.fixture(scope="module", params=list(Tier))
def windows(request):
    return Windows(load_tokenizer(READER_FOLDER / request.param / BUILT / TOKENIZER))


def cut(windows, text, question=None):
    narrative = Narrative("n", text, question)
    spans = split_sentences(text)
    (found,) = windows.cut([(narrative, spans)])
    return spans, found


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=400))
def test_every_sentence_is_in_one_window_and_its_tokens_lie_in_it(windows, words):
    text = " ".join(words)
    spans, found = cut(windows, text, "What gets in the way?")
    assert [piece.number for window in found for piece in window.pieces] == list(range(len(spans)))
    for window in found:
        assert len(window.ids) <= MOST
        for piece in window.pieces:
            assert piece.end - piece.first == len(piece.offsets) <= MOST_OF_A_SENTENCE
            assert 0 < piece.first <= piece.end < len(window.ids)
            length = len(spans[piece.number].of(text))
            assert all(0 <= start <= end <= length for start, end in piece.offsets)


def test_a_token_lies_on_its_word_behind_emoji_and_accents(windows):
    text = "Hello. I like 🙂 cafe\u0301 and choir"
    spans, (window,) = cut(windows, text)
    sentence = spans[1].of(text)
    assert "choir" in [sentence[start:end] for start, end in window.pieces[1].offsets]


def test_a_question_comes_before_the_text_and_changes_what_is_seen(windows):
    _, (without,) = cut(windows, "Money.")
    _, (asked,) = cut(windows, "Money.", "What gets in the way?")
    assert asked.pieces[0].first > without.pieces[0].first == 1
    assert asked.ids[asked.pieces[0].first : asked.pieces[0].end] == without.ids[1:3]


def test_a_long_account_has_windows_that_begin_with_the_sentence_before(windows):
    _, found = cut(windows, "I can't manage the stairs on my own any more. " * 60)
    assert len(found) > 1
    own = [piece.end - piece.first for piece in found[1].pieces]
    assert found[1].pieces[0].first == 1 + own[0]


def test_an_endless_sentence_is_read_as_far_as_a_sentence_may_go(windows):
    spans, (window,) = cut(windows, "stairs " * 100_000)
    assert spans[0].end > MOST_READ
    assert len(window.pieces[0].offsets) == MOST_OF_A_SENTENCE


def test_no_sentences_give_no_windows(windows):
    assert cut(windows, "")[1] == []


def test_runs_of_like_length_are_read_together_and_none_is_lost():
    runs = [[1] * length for length in (5, 900, 1, 300, 2, 300, 300, 1000)]
    seen = [row for rows, ids, mask in batches(runs) for row in rows]
    assert sorted(seen) == list(range(len(runs)))
    for rows, ids, mask in batches(runs):
        assert [int(row.sum()) for row in mask] == [len(runs[row]) for row in rows]
        assert ids.size <= 1024 or len(rows) == 1
