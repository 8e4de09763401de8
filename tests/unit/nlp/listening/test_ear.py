"""The ear, as it is shipped: what it makes of a message before any rule."""

import pytest

from nlp.listening.ear import Ear, Thresholds
from nlp.listening.impression import LABELS
from nlp.listening.judge import DOUBTFUL
from nlp.reading.errors import ArtefactMissing

CALM = "My daughter takes me to the garden centre and we have a cake."

DANGER = {
    "self": "Honestly they would all be better off without me here.",
    "others": "He locks me in when he goes out.",
}


def test_without_what_was_learnt_it_says_what_to_do(tmp_path):
    with pytest.raises(ArtefactMissing, match="make setup"):
        Ear.load(tmp_path)
    with pytest.raises(ArtefactMissing, match="make train"):
        Thresholds.load(tmp_path)


def test_thresholds_come_back_as_they_were_saved(tmp_path):
    Thresholds.load().save(tmp_path)
    assert Thresholds.load(tmp_path) == Thresholds.load()


def test_there_is_room_for_doubt_below_what_is_heard_as_a_command():
    assert Thresholds.load().command > DOUBTFUL


@pytest.mark.parametrize("text", ["", " ", "🙂" * 300, "half a \ud83d pair", "word " * 600])
def test_anything_can_be_heard(ear, text):
    seen = ear.impression(text, None)
    assert seen.meant.shape == (len(LABELS),)
    assert all(0 <= value <= 1 for value in (*seen.crisis.values(), *seen.concern.values()))


def test_the_same_words_mean_different_things_after_different_questions(ear):
    asked, played_back = ("What gets in the way?", "Are you a computer?")
    assert not (ear.impression("people", asked).meant == ear.impression("people", played_back).meant).all()


@pytest.mark.parametrize("danger", ["self", "others"])
def test_danger_at_the_end_of_a_long_message_is_not_lost(ear, danger):
    said = {
        "self": "Honestly they would all be better off without me here.",
        "others": "He locks me in when he goes out.",
    }
    least = Thresholds.load().concern[danger]
    long = ear.impression(f"{CALM} " * 40 + said[danger], None).concern[danger]
    calm = ear.impression(f"{CALM} " * 40, None).concern[danger]
    assert calm < least <= long
