"""The word lists: cues, and words that deny."""

import re

import pytest

from nlp.domain.codebook import load_codebook
from nlp.domain.narrative import Span
from nlp.reading.lexicon import load_lexicon


def test_the_lists_name_the_labels_of_the_codebook_and_no_others():
    lexicon, codebook = load_lexicon(), load_codebook()
    assert set(lexicon.cues) == set(codebook.kinds)
    assert set(lexicon.domains) == set(codebook.domains)
    for lists in (lexicon.denials, lexicon.vetoes):
        assert set(lists) <= set(codebook.kinds)


def test_every_cue_says_what_it_tells_of_in_plain_words():
    for cues in load_lexicon().cues.values():
        assert all(re.fullmatch(r"[a-z ]{6,40}", cue.meaning) for cue in cues)


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("need", "I can’t manage the stairs", "can’t manage"),
        ("need", "I cant manage", "cant manage"),
        ("need", "still WAITING", "WAITING"),
        ("strength", "My neighbour is there", "My neighbour"),
        ("outcome_wanted", "I hope she comes", "I hope"),
        ("outcome_achieved", "she walks again", "again"),
    ],
)
def test_a_cue_is_found(kind, text, words):
    found = load_lexicon().find_cue(kind, text)
    assert found is not None
    assert found[1].group() == words


@pytest.mark.parametrize(
    ("kind", "text"),
    [("need", "I walk to choir"), ("strength", "mankind"), ("need", "chilly"), ("outcome_achieved", "against it")],
)
def test_no_cue_is_found_within_other_words(kind, text):
    assert load_lexicon().find_cue(kind, text) is None


@pytest.mark.parametrize(
    ("kind", "text", "denied"),
    [
        ("need", "I don't need a carer", True),
        ("need", "I have no pain at all", True),
        ("need", "the pain has gone", True),
        ("need", "I'm not worried about it", True),
        ("need", "I don't need a carer but I'm lonely", False),
        ("need", "I'm worried", False),
        ("need", "I need a carer", False),
        ("outcome_wanted", "I would like to thank the team", True),
        ("outcome_wanted", "I want to say a big thank you", True),
        ("outcome_wanted", "I want to say a prayer at chapel and I hope to sing", False),
        ("outcome_wanted", "I want to walk again", False),
        ("strength", "I don't need a carer", False),
    ],
)
def test_denial_is_known_by_its_words(kind, text, denied):
    assert load_lexicon().denies(kind, text, Span(0, len(text))) == denied


def test_what_is_denied_elsewhere_in_the_sentence_is_no_matter():
    text = "I don't need a carer, the steps are steep"
    assert not load_lexicon().denies("need", text, Span(22, len(text)))
