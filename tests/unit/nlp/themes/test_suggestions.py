"""Words that ask for a change, and words that only sound like it."""

import pytest

from nlp.themes.suggestions import asks_for_change

ASKED = [
    "It would help if one person rang me back",
    "What would help is a bus after six",
    "They should have told us before they moved her",
    "Someone should ask the people who live here",
    "There should be a ramp at the back door",
    "it shouldn't be this hard to get a form",
    "If only they would knock first",
    "I wish they'd let me do my own tablets",
    "All I want is to be asked",
    "All she needs is a bit more time",
    "The service needs a number that somebody answers",
    "There needs to be somewhere warm to wait",
    "We could do with another pair of hands",
    "Please listen to the carers",
    "Why can't they write it in plain English",
    "It would be better if it was the same girl each day",
    "it'd be easier if the clinic was in the village",
    "Staff ought to knock",
    "That would have made all the difference",
]
NOT_ASKED = [
    "She helped me a lot",
    "I should have known better",
    "He should be home by Friday",
    "I was so pleased to see her",
    "They could not have done more",
    "I needed a hip operation",
    "The nurse would sit with me at night",
    "I would do it all again",
    "My needs are met",
    "It needs no saying how grateful we are",
    "We wished each other well",
    "I don't know why it happened",
    "It was better than I thought",
    "I should be fine in a week or two",
    "I should get a loyalty card",
    "All my appointments are when I should be asleep",
    "My shoulder would not move",
    "She pleased everybody",
    "I could do it with my eyes shut",
    "The bus was late again",
    "We ought, my wife says, and then we laugh",
]


@pytest.mark.parametrize("words", ASKED)
def test_a_change_that_somebody_could_make_is_heard(words: str) -> None:
    assert asks_for_change(words)


@pytest.mark.parametrize("words", NOT_ASKED)
def test_nothing_is_made_of_words_that_ask_for_nothing(words: str) -> None:
    assert not asks_for_change(words)
