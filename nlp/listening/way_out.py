"""The way out that a question gives: "or shall we leave it there?" is about that question, not about the whole talk."""

import re

from nlp.listening.yes_no import plain_yes_or_no

_OFFERED = re.compile(r"\b(?:or|shall|can|we) leave it there\?$")
_TAKEN = re.compile(
    r"(?:(?:yes|yeah|yep|ok|okay|no|nah|please|lets|well|just|i think|id rather|rather|maybe|ill|(?:can|could|shall) we"
    r"|we (?:can|could|should|will))\s)*"
    r"(?:we |well )?leave (?:it|that|this)(?: (?:one|there|at that|for now|please|thanks|thank you|then|be|alone|ta))*"
)


def leaves_it_there(plain_text: str, question: str | None) -> bool:
    """Return whether a message in plain form takes the way out that the question before it gave.

    >>> leaves_it_there("leave it there please", "What makes that hard, or shall we leave it there?")
    True
    >>> leaves_it_there("leave it there", "Do you want to carry on, or leave it there for today?")
    False
    """
    if not question or not _OFFERED.search(question):
        return False
    return plain_yes_or_no(plain_text) == "yes" or bool(_TAKEN.fullmatch(plain_text.replace("?", "").strip()))
