"""The person's own words: trimmed, understandable, exactly as typed."""

import pytest

from nlp.summary.words import own_words, says_the_same, trim


@pytest.mark.parametrize(
    ("text", "evidence", "words"),
    [
        ("I can't manage the stairs.", "I can't manage the stairs.", "I can't manage the stairs"),
        ("good days, but its my knees now", "knees", "its my knees now"),
        ("sleep mostly. and the bus", "bus", "the bus"),
        ("Lonely", "Lonely", "Lonely"),
        ("my nan's 91 🙂 and she rings me", "rings", "my nan's 91 🙂 and she rings me"),
        ("I owe £1,200 to the catalogue, and rent", "£1,200", "I owe £1,200 to the catalogue"),
        ("the bus at 8.30 is full", "8.30", "the bus at 8.30 is full"),
        ("mae gen i gi, ond does dim gardd gen i", "gardd", "does dim gardd gen i"),
        ("and my neighbour Jan pops in", "and my neighbour Jan pops in", "my neighbour Jan pops in"),
        ("what would help is one teacher who listens", "is one teacher who listens", "one teacher who listens"),
        ("what I want would be to walk to the shop", "would be to walk to the shop", "to walk to the shop"),
        ("are the kids safe with him", "are the kids safe with him", "are the kids safe with him"),
        ("I worry. are the kids safe with him", "are the kids safe with him", "are the kids safe with him"),
        ("what I miss is my mum", "is my mum", "what I miss is my mum"),
        ("is cold in my flat", "is cold in my flat", "is cold in my flat"),
        ("island life with the kids", "island life with the kids", "island life with the kids"),
        ("I want to die… Chapel helps.", "Chapel helps", "Chapel helps"),
        ('he said "I hate you." My mum.', "My mum.", "My mum"),
        ("I want to die! 😭 My mum", "My mum", "My mum"),
        ("Android games all day", "Android games all day", "Android games all day"),
    ],
)
def test_words_are_the_shortest_run_that_can_be_understood(text, evidence, words):
    start = text.index(evidence)
    assert own_words(text, start, start + len(evidence)) == words


@pytest.mark.parametrize("run", ["", " ", "...", "and", "but ", "–"])
def test_a_run_of_marks_or_joining_words_alone_is_kept_as_it_is(run):
    assert trim(run) == run.strip()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("my garden", "My garden!", True),
        ("seeing Jan", "my garden, and seeing Jan", True),
        ("the girls", "girl guides", False),
        ("art", "my heart", False),
        ("🙂", "🙂", False),
        ("", "anything", False),
    ],
)
def test_two_runs_say_the_same_when_one_holds_the_other_as_whole_words(one, other, same):
    assert says_the_same(one, other) is same
