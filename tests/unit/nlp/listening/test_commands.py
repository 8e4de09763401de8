"""Commands are heard when they are one, and never inside an answer that uses the same words."""

import pytest

from nlp.listening.commands import exact_command
from nlp.listening.heard import HEARD_AS, SMALLTALK
from nlp.listening.patterns import load_table

SHORT_FORMS = {
    "stop": ["stop", "STOP!", "stop please", "can we stop now", "i want to stop", "I'm done", "sotp", "finish",
    "no more questions",
             "that's enough now", "I've had enough", "leave me alone", "bye", "dyna ddigon", "dim mwy o gwestiynau",
             "not answering any more", "not answering this anymore", "I'm not answering these questions"],
    "pause": ["pause", "hang on a minute", "not now", "later", "can we do this later", "give me a minute", "brb",
    "one sec",
              "I need a break", "can we finish tomorrow", "pasue", "Stop for now",
              "can we stop for today", "sorry, can we stop there for today",
              "can we do it tomorrow", "lets do it after tea"],
    "skip": ["skip", "skip this one", "next question please", "pass", "I'd rather not say", "no comment", "sikp", "N/A",
             "not answering that", "I'm not answering your question",
             "nope, next", "miss that one out",
             "can we move on", "I don't want to answer that", "too personal", "nesaf"],
    "back": ["back", "go back", "go back one", "previous question", "can I go back to the last question", "undo",
    "bakc",
             "change my answer", "nôl", "can i redo that"],
    "repeat": ["repeat", "say that again", "pardon?", "can you repeat the question", "what was the question?",
    "sorry what",
               "I missed that", "ask me again", "what did you say", "eto", "come again?"],
    "why": ["why", "why do you ask?", "who sees this?", "what's it for", "is this anonymous?", "is it confidential",
            "why do you need to know that", "what happens to my answers", "pam?"],
    "explain": ["what do you mean?", "wot do u meen",
                "explain please", "I don't understand", "can you give me an example",
    "like what?", "help",
                "what does that mean", "dwi ddim yn deall", "what kind of thing"],
    "person": ["can I talk to someone", "speak to a person", "human please", "I want to talk to a real person",
    "call me",
               "can someone ring me",
               "help me", "please help me", "I need help", "get help",
               "is there a number I can ring", "humna", "get me your manager"],
    "summary": ["summary", "what have I said so far?", "show me my answers", "recap please", "read it back to me",
    "crynodeb",
                "what have you got so far"],
    "delete": ["delete everything", "delete that", "please delete my data", "erase my answers", "don't keep that",
    "delte that", "yes, delete everything", "ok delete it", "ie, dileu popeth",
               "wipe it", "forget what I said", "dileu popeth"],
    "language": ["Cymraeg", "Welsh please", "in English please", "can we do this in Welsh?", "switch to English",
                 "yn Gymraeg os gwelwch yn dda", "is this available in Welsh"],
}  # fmt: skip

ANSWERS = [
    "I want to stop smoking",
    "help me with the shopping",
    "I need help with my forms",
    "stop the motorbikes on the field",
    "the bus doesn't stop here any more",
    "stopping at my sister's on Fridays",
    "finish my college course",
    "I finish work at six",
    "bye bye debts, that's what I want",
    "go back to work",
    "going back to college",
    "my back",
    "I'm back at my mum's now",
    "here",
    "back to how it was",
    "stop for a chat with the neighbours",
    "get my licence back",
    "the skip outside number 9",
    "I skip meals so the kids can eat",
    "skip hire is dear",
    "pass my driving test",
    "next door, Val",
    "my next appointment is in June",
    "I need help with the shopping",
    "help with the garden",
    "someone to talk to",
    "talking to my mum",
    "a person who understands",
    "I want a person to visit me on Sundays",
    "call my brother",
    "ring my sister every night",
    "what I mean is I can't do stairs",
    "it means the world to me",
    "nobody explains anything to me",
    "they never repeat what they said",
    "repeat prescriptions",
    "having to repeat myself",
    "say hello to people in the street",
    "why does nobody cut the verge",
    "why bother",
    "because they are private people",
    "a private room",
    "somewhere private",
    "delete Facebook, it's ruining the estate",
    "they deleted my claim",
    "remove the barriers on the cycle path",
    "get rid of the pigeons",
    "wait for the bus",
    "waiting lists",
    "a break from caring",
    "one day at a time",
    "later in the day, I'm no good before ten",
    "speaking Welsh at home",
    "English lessons",
    "learn Welsh with my granddaughter",
    "my English is not good enough for the forms",
    "the review of my benefits",
    "show people what I can do",
    "my list of jobs is too long",
    "in plain words the rent is too high",
    "manager at the shop, she's good to me",
    "I don't understand the letters they send",
    "change the bus times",
    "a change of scene",
    "previous convictions",
    "cancel the debts",
    "end the loneliness, that's what I'd want",
    "no more brown envelopes",
    "more time, one more summer with Dad",
    "hold my grandson again",
    "hang on to my house",
    "hi vis and a litter picker",
    "thank you cards",
    "robots taking our jobs",
    "human kindness",
    "Wedi blino",
    "cael gwaith",
    "yr iaith Gymraeg",
    "Lost.",
    "I miss it.",
    "Back then",
    "What d'you mean do I have support, I am the support.",
]


@pytest.mark.parametrize(("command", "text"), [(name, text) for name, texts in SHORT_FORMS.items() for text in texts])
def test_a_short_form_is_its_command(command, text):
    assert exact_command(text) == f"command:{command}"


@pytest.mark.parametrize(
    "text",
    ["hello", "good morning", "thank you", "lol", "are you a robot?", "Bore da", "cheers mate", "I am back",
     "hi im back", "back again"],
)  # fmt: skip
def test_a_greeting_or_coming_back_is_small_talk(text):
    assert exact_command(text) == SMALLTALK


@pytest.mark.parametrize("text", ANSWERS)
def test_an_answer_with_a_commands_words_is_no_command(text):
    assert exact_command(text) is None


@pytest.mark.parametrize("text", ["talk to me", "speak to me in person", "I'll do it tonight", "do it tomorrow"])
def test_what_only_the_question_tells_is_left_to_the_trained_head(text):
    assert exact_command(text) is None


# What someone lives for, or what they would rather talk in: the ear for Welsh hears the latter.
MISHEARD = {"yr iaith Gymraeg"}


@pytest.mark.parametrize("text", [text for text in ANSWERS if text not in MISHEARD])
def test_the_trained_head_takes_it_for_an_answer_too(hear, text):
    assert hear(text).heard_as == "answer"


@pytest.mark.parametrize("text", sorted(MISHEARD))
@pytest.mark.xfail(strict=True, reason="a few words of Welsh that are an answer are heard as a command")
def test_a_known_answer_that_is_misheard(hear, text):
    assert hear(text).heard_as == "answer"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("Can you ask me that again, I was miles away", "repeat"),
        ("could you say that again please I didn't catch it", "repeat"),
        ("I don't get what you're asking me", "explain"),
        ("what do you mean by strengths, like lifting things?", "explain"),
        ("I don't want to do any more of these questions", "stop"),
        ("who is going to see what I write here?", "why"),
        ("why do you want to know about my money", "why"),
        ("is there a real person I can talk to about this", "person"),
        ("I'd sooner talk to someone on the phone than type", "person"),
        ("can we go on to the next question please", "skip"),
        ("I would rather not talk about that one", "skip"),
        ("can you show me what I have said so far", "summary"),
        ("please delete what I said about my brother", "delete"),
        ("can we go back to the question about friends", "back"),
        ("could we do the rest of this in Welsh", "language"),
        ("I've got to go now, can we carry on tomorrow?", "pause"),
    ],
)
def test_a_command_in_free_words_is_heard(hear, text, command):
    assert hear(text).heard_as == f"command:{command}"


def test_the_table_has_every_command_of_the_contract():
    names = {f"command:{name}" for name in load_table("commands")["commands"]}
    assert names == {name for name in HEARD_AS if name.startswith("command:")}


def test_there_are_as_many_negatives_as_positives_in_free_words():
    assert len(ANSWERS) >= 60
