"""Words as themes compare them: what somebody told counts, not who it was about or on which day."""

import re

_PRONOUNS = {
    "she": "they", "he": "they", "him": "them", "her": "their", "his": "their", "hers": "theirs",
    "himself": "themselves", "herself": "themselves",
}  # fmt: skip
_FAMILY = (
    "mum mother mam mom dad father son daughter husband wife partner brother sister nan gran grandmother grandad "
    "grandfather grandson granddaughter auntie aunt uncle boyfriend girlfriend"
)
_PRONOUN = re.compile(rf"\b({'|'.join(_PRONOUNS)})\b")
_RELATIVE = re.compile(rf"\b({'|'.join(_FAMILY.split())})\b")
_WHEN = re.compile(
    r"\b(?:(?:on|every|this|last|next) )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|\b(?:january|february|april|june|july|august|september|october|november|december)\b|\d+"
)
_SOMEONE = re.compile(r"\[person \d+\]")
# What stands for something that was taken out ("[Person 1]"), or tells how it was said ("[laughs]"), is nobody's word.
NOBODYS = re.compile(r"\[[^\]]*\]")


def neutral(words: str) -> str:
    """Return words in small letters, with one word for all people and none for days and numbers.

    >>> neutral("On Friday she rang my daughter at 10")
    'they rang my family at'
    >>> neutral("[Person 1] from [Place 2] rang")
    'someone from rang'
    """
    words = NOBODYS.sub(" ", _SOMEONE.sub("someone", words.casefold()))
    people = _PRONOUN.sub(lambda found: _PRONOUNS[found.group()], words)
    return " ".join(_WHEN.sub("", _RELATIVE.sub("family", people)).split())
