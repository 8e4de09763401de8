"""Which of the lines that were played back a person means: by its number, by its words, by what it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nlp.listening.patterns import load_table
from nlp.listening.runs import bare

_ALL_ABOUT = re.compile(r"(?:everything|anything|all|all the \w+|all of it) (?:about|on|with|that says)\b", re.I)
_LAST = re.compile(r"\blast(?: one| line| bit)?$", re.I)
_WORD = re.compile(r"[\w'’]+")


@dataclass(frozen=True)
class Line:
    """One line as it was shown: its words, what it is about (codebook), and its number where it had one."""

    words: str
    domain: str
    number: int | None = None


def meant(about: str, lines: Sequence[Line]) -> list[int]:
    """Return the places of the lines that may be meant: one when it is clear, several when not, none when no line is.

    >>> lines = [Line("my brother pops in", "relationships", 1), Line("I can't pay the rent", "economy", 2)]
    >>> meant("my brother", lines), meant("number two", lines), meant("the bit about money", lines)
    ([0], [1], [1])
    >>> meant("that", lines), meant("my sister", lines)
    ([0, 1], [])
    """
    if numbers := numbers_in(about):
        return [at for at, line in enumerate(lines) if line.number in numbers]
    if _LAST.search(about):
        numbered = [at for at, line in enumerate(lines) if line.number]
        return numbered[-1:]
    said = telling_words(about)
    if not said:
        return list(range(len(lines)))
    shared = [len(said & telling_words(line.words)) for line in lines]
    if any(shared):
        return [at for at, count in enumerate(shared) if count and (count == max(shared) or _ALL_ABOUT.match(about))]
    return [at for at, line in enumerate(lines) if said & _called(line.domain)]


def chosen(text: str, lines: Sequence[Line]) -> list[int] | None:
    """Return which of the lines an answer to "which one?" means: none for "never mind"; None when it is no such answer.

    >>> lines = [Line("my brother pops in", "relationships", 2), Line("my brother drinks", "relationships", 5)]
    >>> chosen("5", lines), chosen("both", lines), chosen("never mind", lines), chosen("I love the sea", lines)
    ([1], [0, 1], [], None)
    """
    if leaves_all(text):
        return []
    if _is("all_of_them", text):
        return list(range(len(lines)))
    places = meant(text, lines) if points(text) else []
    counted = [] if re.search(r"\d", text) else numbers_in(text)
    if counted and not places and max(counted) <= len(lines):
        places = [number - 1 for number in counted]  # "the second one" of those that were named
    return places if len(places) == 1 or (places and numbers_in(text)) else None


def leaves_all(text: str) -> bool:
    """Return whether an answer leaves the lines as they are: "never mind"."""
    return _is("none_of_them", text)


def _is(name: str, text: str) -> bool:
    said = re.sub(r"^(?:no|nah|oh|just|ok)[\s,]+|[\s.,!]+$", "", text.strip().replace("’", "'"), flags=re.I)
    return bool(re.fullmatch(load_table("wishes")[name], said, re.I))


def points(about: str) -> bool:
    """Return whether words say anything of which line is meant: "the bit about money" does, "that" does not."""
    return bool(numbers_in(about) or _LAST.search(about) or telling_words(about))


def means_all(about: str) -> bool:
    """Return whether words speak of every line that they fit, not of one."""
    return bool(_ALL_ABOUT.match(about)) or len(numbers_in(about)) > 1


def numbers_in(about: str) -> list[int]:
    """Return the numbers by which lines are called: in digits, or in words beside "line", "number" or "one".

    >>> numbers_in("2 and 4"), numbers_in("the second one"), numbers_in("my two girls")
    ([2, 4], [2], [])
    """
    digits = [int(digit) for digit in re.findall(r"(?<![\w£.])\d{1,2}(?![\w%:.]\w)", about)]
    words = load_table("wishes")["numbers"]
    either = "|".join(words)
    pattern = rf"\b(?:line|number) ({either})\b|\b({either}) (?:one|line|bit|part|thing)\b|^(?:the )?({either})$"
    spelled = [words[next(filter(None, found)).lower()] for found in re.findall(pattern, about.strip(), re.I)]
    return digits + spelled


def telling_words(text: str) -> frozenset[str]:
    """Return the words that tell one line from another, without the endings of many and whose."""
    words = (bare(word) for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in _small() and not word.isdigit())


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@cache
def _small() -> frozenset[str]:
    table = load_table("wishes")
    return frozenset(table["small"].split()) | frozenset(table["numbers"])


@cache
def _called(domain: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in load_table("wishes")["domains"].get(domain, ()))
