"""What a careful person would tag, the shipped reader tags at its shipped thresholds."""

import pytest

NEEDS = [
    "I can't manage the stairs.",
    "Nobody rang me back.",
    "I'm frightened of falling.",
    "The pain in my back keeps me awake.",
    "I feel lonely since my wife died.",
    "We waited six hours in A and E.",
    "I can't afford the heating.",
    "She struggles to get dressed in the morning.",
    "The receptionist was rude to my mum.",
    "There is no bus on a Sunday.",
    "I'm worried about the rent.",
    "I don't sleep at night.",
    "I have nobody to talk to.",
    "My carers turn up late every day.",
    "i get lonely",
    "i cant get out of the house",
]
STRENGTHS = [
    "My neighbour Jan pops in every day.",
    "I was a joiner for forty years and I can still fix anything.",
    "The nurses took time to listen.",
    "I could help others learn to cook.",
    "My sister rings me every night.",
    "I'm good with numbers.",
    "The staff were kind and explained everything.",
    "I go to choir on Thursdays and I love it.",
    "My dog gets me out of the house.",
    "I have two good friends who look out for me.",
    "The doctor was very thorough.",
    "I volunteer at the food bank.",
    "My mum helps me",
    "i like singing",
]
OUTCOMES_WANTED = [
    "I want to get back to choir.",
    "I'd like to stay in my own home.",
    "I want to walk to the shop on my own again.",
    "I hope to go back to work one day.",
    "I'd love to see the sea again.",
    "My goal is to stop smoking.",
    "I want to learn to read.",
    "I just want to be left in peace.",
    "I would like to make some friends.",
    "I want to be able to cook for myself.",
    "I wish I could drive again.",
    "i want a job",
]
OUTCOMES_ACHIEVED = [
    "My confidence has returned.",
    "I can walk to the shop now.",
    "I'm back at work three days a week.",
    "I got my own flat in March.",
    "I haven't had a drink for six months.",
    "I sleep through the night now.",
    "I passed my driving test.",
    "I feel so much better than I did.",
    "I can do my own buttons again.",
]
TABLE = [
    (kind, text)
    for kind, texts in (
        ("need", NEEDS),
        ("strength", STRENGTHS),
        ("outcome_wanted", OUTCOMES_WANTED),
        ("outcome_achieved", OUTCOMES_ACHIEVED),
    )
    for text in texts
]


@pytest.mark.parametrize(("kind", "text"), TABLE)
def test_it_is_tagged(kinds, expect, kind, text):
    expect(text)
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("text", "need", "other"),
    [
        (
            "I can't get out much but my neighbour Jan pops in every day.",
            "I can't get out much",
            "my neighbour Jan pops in every day",
        ),
        (
            "My knees are bad but the nurses were kind and listened.",
            "My knees are bad",
            "the nurses were kind and listened",
        ),
        (
            "I'm worried about the rent but I want to stay in my own home.",
            "I'm worried about the rent",
            "to stay in my own home",
        ),
    ],
)
def test_two_kinds_in_one_sentence_point_at_their_own_words(findings, expect, text, need, other):
    expect(text)
    first, last = findings(text)
    assert first.text == need
    assert last.text.endswith(other)
