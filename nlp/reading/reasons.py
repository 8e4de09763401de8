"""Why a finding was made, in one short sentence that a citizen can read."""

from nlp.reading.lexicon import load_lexicon

WHAT = {
    "strength": "something to build on",
    "need": "something that gets in the way",
    "outcome_wanted": "something wanted for a good life",
    "outcome_achieved": "a change for the better",
}
ABOUT = {
    "health": "health and how someone feels",
    "safety": "being safe",
    "learning_leisure": "learning and things to enjoy",
    "relationships": "people in someone's life",
    "contribution": "what someone does for others",
    "rights": "how someone is treated",
    "economy": "money, shops and getting about",
    "home": "where someone lives",
    "control": "deciding for oneself",
    "work": "work",
}
FEW_WORDS = 4


def say_reason(kind: str, domain: str, evidence: str, question: str | None = None) -> str:
    """Name the words that tell of the kind; where none is known, say what the words sound like and are about.

    >>> say_reason("need", "relationships", "still lonely of an evening")
    'The word “lonely” tells of being alone.'
    >>> say_reason("need", "economy", "Money", "What gets in the way?")
    'This short answer names something that gets in the way: money, shops and getting about.'
    """
    if seen := load_lexicon().find_cue(kind, evidence):
        cue, found = seen
        words = found.group()
        said = "words “{}” tell" if " " in words else "word “{}” tells"
        return f"The {said.format(words)} of {cue.meaning}."
    short_answer = question is not None and len(evidence.split()) <= FEW_WORDS
    opening = "This short answer names" if short_answer else "This sounds like"
    return f"{opening} {WHAT[kind]}: {ABOUT[domain]}."
