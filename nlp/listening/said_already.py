"""Who says that it was said already has answered: to be asked once more would be the worst that could follow."""

import re

_BEFORE = (
    r"(?:(?:but|well|no|look|as|like|i think|i believe|thats what|same as)\s)*"
    r"(?:(?:ive|i|weve|we)(?: had| already| just)* |already )"
)
_WHAT = (
    r"(?:it|that|this|everything|what i know|all i know|all i can|this question"
    r"|(?:most|all|some|a lot|the rest|much) of (?:it|that|this))"
)
_WHEN = (
    r"(?:already|before|above|earlier|just now|a (?:minute|moment) ago|at the start"
    r"|in (?:the|my) (?:first|last) (?:one|bit|answer|question))"
)
_POLITELY = r"(?: (?:all|about (?:it|that|this)|i (?:think|believe)|really|mate|love|please|sorry))*"
_TOLD = re.compile(
    rf"{_BEFORE}(?:told|answered|said|explained|covered|given|mentioned)(?: (?:to )?you)?(?: already| just)?"
    rf"(?: {_WHAT}(?: {_WHEN})?| {_WHEN}){_POLITELY}"
)


def says_it_was_said(plain_text: str) -> bool:
    """Return whether a message in plain form says no more than that this was told already.

    >>> says_it_was_said("ive told you most of it"), says_it_was_said("i told you to stop")
    (True, False)
    """
    return bool(_TOLD.fullmatch(plain_text))
