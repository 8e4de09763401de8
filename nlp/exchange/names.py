"""Names that occur once: tools know codes and coders by their names, and would make one of two."""

from collections.abc import Iterable, Sequence
from itertools import chain, count

from nlp.domain.coding import Code, Coder


def code_names(codes: Sequence[Code]) -> dict[str, str]:
    """Return the name of each code by its id; one that is taken gets its parent's before it, then a number.

    >>> homes = Code("1", "Home"), Code("2", "Need"), Code("3", "Home", parent="2"), Code("4", "Home")
    >>> list(code_names(homes).values())
    ['Home', 'Need', 'Need: Home', 'Home (2)']
    """
    own = {code.id: code.name for code in codes}
    names: dict[str, str] = {}
    taken: set[str] = set()
    for code in codes:
        wishes = [code.name]
        if code.parent in own:
            wishes.append(f"{own[code.parent]}: {code.name}")
        names[code.id] = _first_free(wishes, taken)
    return names


def coder_names(coders: Iterable[Coder]) -> dict[str, str]:
    """Return the name of each coder by their id; one that is taken gets a number."""
    taken: set[str] = set()
    return {coder.id: _first_free([coder.name], taken) for coder in coders}


def _first_free(wishes: list[str], taken: set[str]) -> str:
    numbered = (f"{wishes[0]} ({number})" for number in count(2))
    name = next(name for name in chain(wishes, numbered) if name not in taken)
    taken.add(name)
    return name
