"""The questions about a goal, one a page, in order; each in words for the person and for a professional."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.database.tables import User
from api.errors import NotFoundError


@dataclass(frozen=True)
class Question:
    """One question; without `asks_them` it is asked of the person alone.

    `about` names the place that it fills; what a level of the scale is called depends on who reads it.
    """

    name: str
    part: str
    about: str | None
    asks: str
    asks_them: str | None = None
    hint: str = ""
    level: int | None = None


GOAL = Question(
    "goal",
    "goal",
    "The goal",
    "How would you put this goal?",
    "How could this goal be put?",
    "A few words are enough.",
)
REVIEW_DAY = Question(
    "review-day",
    "review_day",
    "The day to look back",
    "When shall we look back?",
    "When shall we look back?",
    "On that day this page asks how it went.",
)
IN_ORDER = (
    Question(
        "hope",
        "level",
        None,
        "What would a good result look like?",
        "What would a good result look like for them?",
        "Say what you hope for. Think of what you, or others, could see or hear.",
        0,
    ),
    Question(
        "better",
        "level",
        None,
        "What would be a bit better than that?",
        "What would be a bit better than they hope?",
        "Just one more step up.",
        1,
    ),
    Question(
        "much-better",
        "level",
        None,
        "What would be much better than you hope?",
        "What would be much better than they hope?",
        "Dream a little.",
        2,
    ),
    Question(
        "less",
        "level",
        None,
        "What would be a bit less than you hope?",
        "What would be a bit less than they hope?",
        "It may be how things are now.",
        -1,
    ),
    Question(
        "worse",
        "level",
        None,
        "What would be much worse than you hope?",
        "What would be much worse than they hope?",
        "It helps to know when to get more help. Leave it out if you would rather not think of it.",
        -2,
    ),
    Question("now", "now", "Where I am today", "Where are you today?", hint="Choose the one that is nearest."),
    Question(
        "strengths",
        "strength",
        "Strengths to build on",
        "Which of your strengths can help?",
        hint="These are from your summary. Choose as many as you like.",
    ),
    Question(
        "first-step",
        "first_step",
        "The first step",
        "What is the first small step?",
        "What could the first small step be?",
        "Something so small that it could be done this week.",
    ),
    Question(
        "action",
        "action",
        "Who does what",
        "Who does what?",
        "Who does what?",
        "One thing at a time. You can add more after this.",
    ),
)


def name_of_part(part: str, level: int | None, levels: Mapping[int, str]) -> str:
    """Return what a part of a plan is called; of the levels of the scale, what the reader calls each."""
    if level is not None and part == "level":
        return levels[level]
    return next(one.about for one in (GOAL, *IN_ORDER, REVIEW_DAY) if one.part == part and one.about)


def questions_for(writer: User | None) -> Sequence[Question]:
    """Return the questions that are asked of the person (None), or of a professional."""
    return [question for question in IN_ORDER if writer is None or question.asks_them]


def question_named(name: str, writer: User | None) -> Question:
    """Return a question about a goal that is asked of someone; raises NotFoundError."""
    found = next((one for one in (GOAL, *questions_for(writer)) if one.name == name), None)
    if found is None:
        raise NotFoundError("There is no such question for you.")
    return found


def after(question: Question, writer: User | None) -> Question | None:
    """Return the question that comes next, none after the last; what is changed on its own leads to none."""
    names = list(questions_for(writer))
    at = names.index(question) + 1 if question in names else len(names)
    return names[at] if at < len(names) else None


def before(question: Question, writer: User | None) -> Question | None:
    """Return the question that came before, none before the first."""
    names = list(questions_for(writer))
    at = names.index(question) if question in names else 0
    return names[at - 1] if at else None
