import pytest

from api.safety.words import help_text
from tests.simulated.bot_lines import BotLines, bot_lines, is_own, played_back

LINES = BotLines(["{reflection}. What helped?", "What helped?", "Hello.\n\nYou can write {how}."])


@pytest.mark.parametrize(
    ("words", "said", "own"),
    [
        ("Chapel, and the girls after", ["chapel, and the girls after. my knees"], True),
        ("Your cat Smudge", ["it is my cat Smudge"], True),
        ("Your cat Smudge", ["your cat Smudge is lovely"], True),
        ("your mum and your dad", ["my mum and my dad"], True),
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
        ("Hello.\n\nYou can write it down.", ["it down"]),
        ("Your dog. What hindered?", None),
        ("What helped", None),
        (help_text("self", "sms", "en"), []),
        ("What gets in the way:\n- my knees", []),
    ],
)
def test_the_words_that_were_put_into_a_line(message, put_in):
    assert LINES.words_put_in(message) == put_in


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("What matters to me:\n- my garden\n- Jan\nand 2 more\n\nWhat gets in the way:\n- my knees", 3),
        ("What matters to me: my garden\nWhat gets in the way: the stairs and...", 2),
        ("Beth sy'n rhwystro:\n- my knees\na 4 arall", 1),
        ("I have not heard enough yet to write it down.", 0),
        ("What gets in the way, or has been hardest lately?", 0),
    ],
)
def test_the_words_in_a_play_back(message, words):
    assert len(played_back(message)) == words


def test_words_that_were_cut_short_are_still_the_persons():
    assert played_back("What gets in the way: the stairs and...") == ["the stairs and"]


def test_the_bots_files_hold_its_lines():
    assert bot_lines().words_put_in("Shall we start?") == []
    assert bot_lines().words_put_in("Shall we dance?") is None
