"""A number in place of words: the choice of that number in the question before."""

import re

_NUMBER = re.compile(r"\s*(\d)\s*[.)]?\s*")
_CHOICE = re.compile(r"\b(\d)(?:\s*[.):=-]|\s+for)\s*([^\d,;.?\n]+)")


def spelled_out(text: str, question: str | None) -> str:
    """Return the choice that a bare number stands for; anything else comes back as it is.

    >>> spelled_out("2", "Shall we go on? 1 for yes, 2 for no.")
    'no'
    >>> spelled_out("2", "How many children do you have?")
    '2'
    """
    number = _NUMBER.fullmatch(text)
    if not number or not question:
        return text
    choices = {found.group(1): found.group(2).strip() for found in _CHOICE.finditer(question)}
    return choices.get(number.group(1), text)
