"""What a careful person would leave alone, the shipped reader leaves alone at its shipped thresholds."""

import pytest

DENIED = [
    "I don't need a carer.",
    "I don't need any help, thank you.",
    "I'm not worried about the operation.",
    "I am not lonely.",
    "I have no pain at all.",
    "The pain has gone.",
    "There was no waiting.",
    "We didn't have to wait.",
    "I'm not frightened of anybody.",
    "No complaints from me.",
    "I have no problems with money.",
    "I can't complain.",
    "I never had to wait.",
    "She isn't afraid of the dark.",
]
POLITE = [
    "I would like to thank the staff.",
    "I want to say thank you to the team.",
    "I'd like to say a big thank you to everyone on the ward.",
    "I would like to add one thing.",
    "I'd like to know who made that decision.",
    "I just wanted to say thanks.",
    "Please pass on my thanks.",
]
NOTHING_IN_IT = [
    "Thank you so much.",
    "Five stars.",
    "Great service.",
    "Ok thanks bye.",
    "Have a nice day.",
    "Hello",
    "lol",
]
OVER_AND_DONE = [
    "We had a good lunch.",
    "It rained all day.",
    "I was born in 1944.",
    "We came here in 1980.",
    "That's all in the past.",
]
OTHERS = [
    "Some people like football.",
    "A man came to read the meter.",
    "They say it will snow.",
    "There was a film about a doctor.",
    "Other people have dogs.",
    "Somebody was asking about you.",
    "He is on the telly.",
]
QUESTIONS = [
    "What time is it?",
    "Do you have any pets?",
    "Would you like a cup of tea?",
    "What do you want to know?",
    "What is your name?",
    "Is the nurse kind?",
    "Can I ask you something?",
    "Do you need a carer?",
    "Will I get better?",
]
NOT_THIS_KIND = [
    ("strength", "The staff were not kind."),
    ("strength", "Nobody listened to me."),
    ("strength", "I have no friends."),
    ("strength", "No one in my family speaks to me."),
    ("strength", "I'm not good at anything."),
    ("outcome_wanted", "I don't want anything."),
    ("outcome_achieved", "I can't walk to the shop."),
    ("outcome_achieved", "I want to walk to the shop again."),
    ("outcome_achieved", "My confidence has not returned."),
    ("outcome_achieved", "I still can't sleep."),
    ("outcome_achieved", "Nothing has changed."),
    ("outcome_achieved", "I wish I could work again."),
    ("outcome_achieved", "Staff were kind."),
]


@pytest.mark.parametrize("text", DENIED)
def test_a_denied_need_is_none(kinds, text):
    assert "need" not in kinds(text)


@pytest.mark.parametrize("text", POLITE)
def test_a_polite_form_is_no_wish(kinds, text):
    assert "outcome_wanted" not in kinds(text)


@pytest.mark.parametrize("text", [*NOTHING_IN_IT, *OVER_AND_DONE, *OTHERS, *QUESTIONS])
def test_it_is_not_tagged_at_all(kinds, expect, text):
    expect(text)
    assert kinds(text) == set()


@pytest.mark.parametrize(("kind", "text"), NOT_THIS_KIND)
def test_it_is_not_that_kind(kinds, kind, text):
    assert kind not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mae fy nghymydog yn galw heibio bob dydd.",
        "Rydw i eisiau mynd yn ôl i'r côr.",
        "Mieszkam tutaj sam i nie mam nikogo.",
    ],
)
def test_other_languages_are_not_guessed_at(kinds, text):
    assert kinds(text) == set()
