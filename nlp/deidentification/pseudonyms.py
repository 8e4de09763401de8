"""Pseudonyms: the same words stand in for the same person, place or number all through a narrative."""

import regex

from nlp.deidentification.identifier import Identifier, Kind

SHOWN: dict[Kind, str] = {
    "nhs_number": "NHS number",
    "nino": "National Insurance number",
    "account": "Account number",
    "email": "Email",
    "url": "Web address",
    "phone": "Phone number",
    "postcode": "Postcode",
    "birth": "Date of birth",
    "organisation": "Organisation",
    "person": "Person",
    "place": "Place",
}
LABEL = rf"\[(?:{'|'.join(SHOWN.values())}) \d+\]"
BY_DIGITS = frozenset({"nhs_number", "account", "phone"})
Key = frozenset[str]


class Pseudonyms:
    """Gives pseudonyms within one narrative.

    >>> from nlp.domain.narrative import Span
    >>> names, text = Pseudonyms(), "Owain Rees, Owain, Mrs Rees, Bob"
    >>> [names.give(text, Identifier("person", Span(*at))) for at in [(0, 10), (12, 17), (23, 27), (29, 32)]]
    ['[Person 1]', '[Person 1]', '[Person 1]', '[Person 2]']
    """

    def __init__(self) -> None:
        self._known: dict[Kind, list[Key]] = {}

    def give(self, text: str, identifier: Identifier) -> str:
        """Return what stands in for an identifier of a text."""
        known = self._known.setdefault(identifier.kind, [])
        key = _key(identifier.kind, identifier.span.of(text))
        number = next((at for at in reversed(range(len(known))) if _same(identifier.kind, known[at], key)), None)
        if number is None:
            number = len(known)
            known.append(key)
        elif len(key) > len(known[number]):
            known[number] = key  # a first name is followed by the name in full
        return f"[{SHOWN[identifier.kind]} {number + 1}]"


def _key(kind: Kind, words: str) -> Key:
    if kind in BY_DIGITS:
        return frozenset(["".join(letter for letter in words if letter.isdigit())[-10:]])
    bare = regex.sub(r"[^\w\s]|_", " " if kind in ("person", "place") else "", words.casefold())
    return frozenset(bare.split()) if kind == "person" else frozenset(["".join(bare.split())])


def _same(kind: Kind, known: Key, key: Key) -> bool:
    """Return whether two are the same; of people, a part of the name is enough: "Owain Rees", "Owain"."""
    return known == key or (kind == "person" and (key <= known or known <= key))
