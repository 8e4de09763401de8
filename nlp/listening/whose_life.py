"""Asked whose life it is about, people say so in a word or two: "me please", "mine, thank you for asking"."""

import re

_ASKED = re.compile(r"\bis this about your own life\b", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:(?:hi|hello|hiya|well|oh|er|um|yes|yeah|no|ok|its|thats|it will be|this is|just|only|about|for|i guess)\s)*"
    r"(?:me|mine|my own(?: life)?|my life|myself|both(?: of us)?|us both|them|fi|fi fy hun|fy hun|fy mywyd i"
    r"|someone else|(?:someone|somebody) i care for|(?:me and )?my (?:mum|mam|mother|dad|father|nan|gran|nain|taid|wife"
    r"|husband|partner|girlfriend|boyfriend|son|daughter|kids|children|brother|sister|friend)(?: and me)?)"
    r"(?: (?:and (?:only )?me|on my own|ok|please|thanks|thank you|(?:very|so) much|for asking|cheers|ta|diolch|love"
    r"|dear|bach|of course|really|only|alone|then|now|i suppose|i think|i guess|obviously|sorry|hello|lol|haha|x+))*"
)


def names_whose_life(plain_text: str, question: str | None) -> bool:
    """Return whether a message in plain form does no more than say whose life, where that was asked.

    >>> names_whose_life("mine thank you for asking", "Is this about your own life, or about someone you care for?")
    True
    >>> names_whose_life("me please", "Do you want to see what I heard?")
    False
    """
    return bool(question and _ASKED.search(question) and _NAMED.fullmatch(plain_text))
