"""How old someone says they are, when that is a child's age."""

import re

from nlp.listening.plain import plain

YOUNGEST, OLDEST = 8, 18
_TOLD = re.compile(
    r"\b(?:im|dwin|dw in|rwyn|rydw in|win|fin) "
    r"(?:(?:a|an|only|just|nearly|almost|still|like|not even|ond|bron yn) )*(\d{1,2})\b(?: (\w+(?: old| of age)?))?"
)
# "I'm 12 weeks pregnant" tells no age.
_OF_SOMETHING_ELSE = re.compile(
    r"years?|yrs?|grand|k|pints?|cans?|units?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|miles?|stone|st|pounds?|percent|of|foot|feet|kilos?|th"
    r"|munud|awr|diwrnod|wythnos|mis|milltir|ston|stôn|y|o|troedfedd|fed"
)


def childs_age(text: str) -> int | None:
    """Return the age in years that a message gives as the teller's own, if it is a child's; None for any other.

    >>> childs_age("im 15 and he scares me"), childs_age("I'm 43"), childs_age("I'm 10 minutes away")
    (15, None, None)
    """
    for found in _TOLD.finditer(plain(text)):
        if YOUNGEST <= int(found[1]) <= OLDEST and not _OF_SOMETHING_ELSE.fullmatch(found[2] or ""):
            return int(found[1])
    return None
