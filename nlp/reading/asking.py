"""Questions that tell nothing of the teller."""

import re

_OWN = re.compile(
    r"\b(?:i|i['’]?m|i['’]?ve|i['’]d|i['’]ll|me|my|mine|myself|we|us|our|ours|ourselves|mam|mum|dad|he|she|him|her|his)\b",
    re.IGNORECASE,
)


def only_asks(sentence: str) -> bool:
    """Return whether a sentence only asks, the listener or for information, and speaks of nobody near the teller.

    >>> only_asks("Is there a bus to the hospital?"), only_asks("Why does nobody listen to me?")
    (True, False)
    """
    return sentence.rstrip().endswith("?") and not _OWN.search(sentence)
