"""Questions about the talk are told from questions about a life."""

import pytest

from nlp.listening.questions import question_to_the_bot

PRIVACY = [
    "who will read this?", "is it private?", "who sees what I write", "who reads it",
    "Before we start, who can see this?", "is this confidential", "can my doctor see this?",
    "will anyone else read my answers", "who do you share this with", "where does it go",
    "what happens to what I write", "do you share this with the council", "can I trust you?", "Hello. Who gets this?",
    "sorry but who's reading this",
    "will they put me in a home if I tell you", "can social services take them if I say so",
    "Does it go to the Home Office?", "will this get sent to my doctor", "is it going to the council",
    "will it be shown to my family",
    "will this get me in trouble", "will I get in trouble for saying it?",
]  # fmt: skip
WHO = [
    "are you a real person?", "r u a bot", "am I talking to a computer or a person", "is this a robot?", "who are you",
    "is there a real person there?", "Hello, are you human?", "what are you", "is this AI or real", "who am i texting",
]  # fmt: skip
LENGTH = [
    "how long is this?", "how many questions left", "how many more questions are there", "how long does it take",
    "how long will this take?", "is there much more", "are we nearly done", "is it going to take long",
    "how far along are we", "ok how long is it please",
]  # fmt: skip
ABOUT_A_LIFE = [
    "who will read to my kids", "who will look after my mum", "who sees me from one week to the next",
    "is it safe to walk there", "how long have I got left", "how long can I go on", "how much longer can I do this",
    "how long is the wait for a house", "how many times do I have to ring", "my private life", "somewhere private",
    "will they cut my money if I work more", "they will put me in a home", "I got in trouble at school",
    "will he hit me if I tell you",
    "could you ring someone if I say I'm not ok", "will anyone come if I say I need help",
    "will they kill me if I tell you",
    "do they ever listen if I say something", "will I get in trouble with the landlord",
    "I read it to the kids", "where does the bus go", "what happens to my son when I am gone",
    "does the bus go to the hospital", "will it go to court", "does she go to school", "is it going to the dogs",
    "Would like to see that situation improve.",
    "will it all go to my son?", "will that go to my daughter", "does it go to the hospital", "Is it going to school",
    "is it getting to my husband",
    "who reads the letters they send", "will my daughter see the sea again", "long walks", "questions, questions",
    "can I trust my doctor", "who are you to judge, she said", "is this a person I would trust", "are you happy",
    "I was talking to a person at the bank", "what are you going to do about the bins", "the robot hoover",
    "who am I without my job", "nobody reads this stuff", "", "?",
]  # fmt: skip
MIXED = [
    "I'm scared of doing this. who reads it?",
    "my dog keeps me going, how long is this?",
    "who reads this? my sister must not see it",
]


@pytest.mark.parametrize(
    ("about", "text"),
    [(about, text) for about, texts in {"privacy": PRIVACY, "who": WHO, "length": LENGTH}.items() for text in texts],
)
def test_a_question_about_the_talk_is_heard(about, text):
    asked = question_to_the_bot(text)
    assert asked
    assert (asked.about, asked.besides) == (about, ())


@pytest.mark.parametrize("text", ABOUT_A_LIFE)
def test_a_question_about_a_life_is_none_to_the_bot(text):
    assert question_to_the_bot(text) is None


@pytest.mark.parametrize("text", MIXED)
def test_an_answer_with_a_question_is_more_than_the_question(text):
    asked = question_to_the_bot(text)
    assert asked
    assert asked.besides
