"""Conversations made by hand, for the tests of the harness itself."""

from tests.simulated.people import Line, Person
from tests.simulated.questions import Question, question_in
from tests.simulated.talk import Exchange, Talk

ANN = Person("Ann", "a nurse", "chatty")


def ask(words: str = "", asked: str | None = None, topic: str | None = None, buttons: tuple[str, ...] = ()) -> Question:
    """Make a question; the topic is the beginning of its id, as the bot has it, unless it is given."""
    known = ("good_life", "strengths", "barriers", "working_together", "play_back", "welcome", "crisis")
    of_id = next((name for name in known if asked and asked.startswith(name)), "paused")
    message = {"text": words, "buttons": [{"label": value, "value": value} for value in buttons]}
    state = {"topic": topic or of_id, "asked": asked, "ended": False}
    return question_in({"messages": [message] if words else [], "state": state})


VISION = ask("What does a good life look like?", "good_life_vision")
WEEK = ask("If next week went well, who would be in it?", "good_life_matters")
PEOPLE = ask("Who is there for you on a hard day?", "strengths_people")
HARD = ask("What gets in the way?", "barriers_hardest")
RESTS = ask("We can stop here for now.", topic="paused")
SAFE = ask("Are you safe right now?", "crisis_safe_now")


def talk_of(*turns: tuple[Line, str, Question], first: Question = VISION, messages: tuple[str, ...] = ()) -> Talk:
    """Make a conversation of lines, how each was heard, and what was asked then, after `messages` each time."""
    talk = Talk(ANN, (first.words,), first, ending="finished")
    for line, heard, then in turns:
        said = (*messages, then.words)
        talk.exchanges.append(Exchange(talk.now, line, line.say, heard, said, then, 0.1))
    talk.stored = talk.sent
    return talk
