import pytest

from api.safety.words import help_text
from tests.simulated.bot_lines import BotLines, bot_lines, is_own, played_back

LINES = BotLines(
    [
        "{lead}What helped?",
        "Hello.\n\nYou can write {how}.",
        "{lead}You told me {linked}. What else?",
        "{lead}{probe_line}",
    ],
    before=["Thank you.", "We are half way."],
    probes=["What is it about {words}?", "Who comes to you for that?"],
)


@pytest.mark.parametrize(
    ("words", "said", "own"),
    [
        ("Chapel, and the girls after", ["chapel, and the girls after. my knees"], True),
        ("Your cat Smudge", ["it is my cat Smudge"], True),
        ("Your cat Smudge", ["your cat Smudge is lovely"], True),
        ("your mum and your dad", ["my mum and my dad"], True),
        ("Your Connor", ["before our Connor came"], True),
        ("You were a welder", ["no, I was a welder"], True),
        ("You are a welder", ["no, I was a welder"], False),
        ("👯 n mum", ["bestie 👯 n mum ❤️"], True),
        ("Cat smudge", ["my cat Smudge"], False),
        ("Chapel and the girls after", ["chapel, and the girls after"], False),
        ("Your cat", ["a cat"], False),
        ("Art", ["my heart"], False),
        ("the sea and Jan", ["the sea", "and Jan"], False),
        ("", ["my garden"], False),
    ],
)
def test_whether_words_are_the_persons_own(words, said, own):
    assert is_own(words, said) is own


@pytest.mark.parametrize(
    ("message", "put_in"),
    [
        ("What helped?", []),
        ("Your dog. What helped?", ["Your dog"]),
        ("Your dog. Thank you. What helped?", ["Your dog"]),
        ("Your dog. Thank you.\n\nWe are half way. What helped?", ["Your dog"]),
        ("Thank you. What helped?", []),
        ("You told me “my dog” and “the sea”. What else?", ["my dog", "the sea"]),
        ('You told me "my dog". What else?', ["my dog"]),
        ("Thank you. What is it about your dog?", ["your dog"]),
        ("Your dog. Who comes to you for that?", ["Your dog"]),
        ("You told me my dog. What else?", None),
        ("What is it with your dog?", None),
        ("Hello.\n\nYou can write it down.", ["it down"]),
        ("Your dog. What hindered?", None),
        ("What helped", None),
        (help_text("self", "sms", "en"), []),
        ("What gets in the way:\n1. my knees", []),
        ("2. my knees\n4. the stairs and...", []),
        ("What gets in the way:\nmy knees", None),
    ],
)
def test_the_words_that_were_put_into_a_line(message, put_in):
    assert LINES.words_put_in(message) == put_in


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("What matters to me:\n1. my garden\n2. Jan\nand 2 more\n\nWhat gets in the way:\n3. my knees", 3),
        ("1. What matters to me: my garden\n2. What gets in the way: the stairs and...", 2),
        ("2. my dog\n4. the sea", 2),
        ("Beth sy'n rhwystro:\n1. my knees\na 4 arall", 1),
        ("I have not heard enough yet to write it down.", 0),
        ("What gets in the way, or has been hardest lately?", 0),
    ],
)
def test_the_words_in_a_play_back(message, words):
    assert len(played_back(message)) == words


def test_words_that_were_cut_short_are_still_the_persons():
    assert played_back("1. What gets in the way: the stairs and...") == ["the stairs and"]


def test_the_bots_files_hold_its_lines():
    assert bot_lines().words_put_in("Shall we start?") == []
    assert bot_lines().words_put_in("Shall we dance?") is None
