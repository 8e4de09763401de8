"""Why a finding was made, in one short sentence that a citizen can read."""

from nlp.reading.lexicon import load_lexicon

WITHOUT_CUE = {
    "strength": "This sounds like something to build on.",
    "need": "This sounds like something that gets in the way.",
    "outcome_wanted": "This sounds like something wanted for a good life.",
    "outcome_achieved": "This sounds like a change for the better.",
}
BARE_ANSWER = {
    "strength": "This is a short answer to a question about who or what is there.",
    "need": "This is a short answer to a question about what gets in the way.",
    "outcome_wanted": "This is a short answer to a question about what a good life is.",
}


def say_reason(kind: str, evidence: str) -> str:
    """Name the words that tell of the kind; where none is known, say no more than the kind.

    >>> say_reason("need", "still lonely of an evening")
    'The word “lonely” tells of being alone.'
    """
    seen = load_lexicon().find_cue(kind, evidence)
    if seen is None:
        return WITHOUT_CUE[kind]
    cue, found = seen
    words = found.group()
    said = "words “{}” tell" if " " in words else "word “{}” tells"
    return f"The {said.format(words)} of {cue.meaning}."
