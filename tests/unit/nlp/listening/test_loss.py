"""A death is heard in plain words, and not in things that break or ways of speaking."""

import pytest

from nlp.listening.loss import tells_of_a_death

DEATHS = [
    "I feel useless and lonely since my wife died", "my husband passed away in March", "he died",
    "Mum died in March.", "lost my mum to cancer", "I lost my wife two years ago", "losing my best friend",
    "Lost the dog on Sunday", "since Jean passed the evenings are long",
    "my nan used to hide money. she passed. I still look", "I'm a widow", "widowed at forty", "grief comes and goes",
    "our baby was stillborn", "my son took his own life", "my brother was killed in 2012", "dad's funeral was Friday",
    "we buried him in June", "my dad is dead", "she's dead", "nobody told me he died",
    "I nearly died but my brother died", "since he went", "bu farw mam",
    "my brother hung himself", "my mam went last year", "mum's passed", "dad's gone", "we lost him in june",
    "lost her last year", "i want to be with my mum in heaven", "my dad died before I passed my exams",
]  # fmt: skip
NO_DEATHS = [
    "my phone died", "the car battery has died", "the heating's died a death", "I nearly died laughing",
    "I died a thousand deaths", "she passed her test", "he passed the exam", "I passed",
    "since she passed her driving test", "I lost my keys", "lost my job", "lost my mum's ring", "the band lost",
    "we lost to the neighbours", "dying for a cup of tea", "the old pub is dead on a Monday", "she gives me grief",
    "good grief", "my killer heels", "the roses died", "the high street died", "could have died of shame",
    "nobody died", "a dead end job", "passing the time", "seeing my wife and the dog",
    "my mum, she's dead good to me", "my son did his GCSEs and he passed", "dad's gone to work", "mum went last night",
    "lost him in the shop", "my son passed his driving test in June", "my kids went in the sea", "lost them to gaming",
]  # fmt: skip


@pytest.mark.parametrize("text", DEATHS)
def test_a_death_is_heard(text):
    assert tells_of_a_death(text)


@pytest.mark.parametrize("text", NO_DEATHS)
def test_other_endings_are_not_taken_for_a_death(text):
    assert not tells_of_a_death(text)
